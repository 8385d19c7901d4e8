package dev.glmsh.hardware;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import oshi.SystemInfo;

/**
 * The only way to OSHI. It is loaded when first asked, since that takes about half a second: JNA unpacks a native library.
 * Whatever goes wrong in there (a platform without native support, a library that cannot be unpacked, a missing command)
 * is an absent value. Thread-safe.
 */
final class Oshi {
    private Oshi() {}

    private static final class Loaded {
        static final SystemInfo SYSTEM = new SystemInfo();
    }

    /** What {@code question} finds out, if it can. */
    static <T> Optional<T> ask(Function<SystemInfo, T> question) {
        try {
            return Optional.of(question.apply(Loaded.SYSTEM));
        } catch (RuntimeException | LinkageError unavailable) {
            return Optional.empty();
        }
    }

    /** A number as OSHI gives it, with its markers for unknown values (zero or less) taken out. */
    static OptionalLong positive(long value) {
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }
}
