package dev.glmsh.device;

import static java.util.Objects.requireNonNull;

/**
 * Where a part of a model lies.
 *
 * <pre>{@code
 * Device.gpu(0).label(); // "gpu:0"
 * }</pre>
 *
 * @param kind the host's memory, or a graphics card's
 * @param index which card, from 0; 0 for the CPU
 */
public record Device(Kind kind, int index) {
    /** The host's processor and memory. */
    public static final Device CPU = new Device(Kind.CPU, 0);

    /** Kinds of devices. */
    public enum Kind {
        /** The host. */
        CPU,
        /** A graphics card with memory of its own. */
        GPU
    }

    /** Checks the index. */
    public Device {
        requireNonNull(kind, "kind is null");
        if (index < 0 || (kind == Kind.CPU && index > 0)) {
            throw new IllegalArgumentException("index is " + index);
        }
    }

    /** A graphics card by its number. */
    public static Device gpu(int index) {
        return new Device(Kind.GPU, index);
    }

    /** Whether this is a graphics card. */
    public boolean isGpu() {
        return kind == Kind.GPU;
    }

    /** What tables call it: {@code cpu}, {@code gpu:0}. */
    public String label() {
        return isGpu() ? "gpu:" + index : "cpu";
    }
}
