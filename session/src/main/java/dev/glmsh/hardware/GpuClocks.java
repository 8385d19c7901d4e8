package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/** A graphics card's clocks now and at most, in MHz. */
public record GpuClocks(OptionalLong core, OptionalLong coreMax, OptionalLong memory, OptionalLong memoryMax) {
    public GpuClocks {
        requireNonNull(core, "core is null");
        requireNonNull(coreMax, "coreMax is null");
        requireNonNull(memory, "memory is null");
        requireNonNull(memoryMax, "memoryMax is null");
    }
}
