package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/** A graphics card's own memory, in bytes. */
public record GpuMemory(OptionalLong total, OptionalLong used, OptionalLong free) {
    public GpuMemory {
        requireNonNull(total, "total is null");
        requireNonNull(used, "used is null");
        requireNonNull(free, "free is null");
    }
}
