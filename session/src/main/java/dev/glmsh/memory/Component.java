package dev.glmsh.memory;

import java.util.OptionalLong;

/**
 * One row of what is in memory.
 *
 * @param name what it is
 * @param resident bytes in RAM now
 * @param fileBacked of these, bytes that the system can drop and read again from a file
 * @param anonymous of these, bytes that only swap can take
 * @param of the most it can become, or the whole that it is a part of
 * @param source how it was measured
 */
public record Component(
        String name,
        OptionalLong resident,
        OptionalLong fileBacked,
        OptionalLong anonymous,
        OptionalLong of,
        String source) {}
