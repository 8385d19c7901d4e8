package dev.glmsh.memory;

import static java.util.Objects.requireNonNull;

import dev.glmsh.device.Device;

/**
 * One row of an estimate.
 *
 * @param name what it is
 * @param device whose memory it takes
 * @param phase when it is there
 * @param bytes how large it is
 * @param resident how much of that is in memory at once; less than {@code bytes} where a file is read in parts
 * @param evictable whether the system can drop it and read it again from a file
 * @param formula where the number comes from
 */
public record EstimatedPart(
        String name, Device device, Phase phase, long bytes, long resident, boolean evictable, Formula formula) {
    /** Checks that nothing is absent or negative. */
    public EstimatedPart {
        requireNonNull(name, "name is null");
        requireNonNull(device, "device is null");
        requireNonNull(phase, "phase is null");
        requireNonNull(formula, "formula is null");
        if (resident < 0 || bytes < resident) {
            throw new IllegalArgumentException(name + " has " + bytes + " bytes, " + resident + " of them resident");
        }
    }

    /** A part that stays in memory while the model is loaded and cannot be dropped. */
    static EstimatedPart held(String name, Device device, long bytes, Formula formula) {
        return new EstimatedPart(name, device, Phase.ALWAYS, bytes, bytes, false, formula);
    }

    /** A part that is in memory during one phase. */
    static EstimatedPart during(Phase phase, String name, Device device, long bytes, Formula formula) {
        return new EstimatedPart(name, device, phase, bytes, bytes, false, formula);
    }

    /** A part of a file that is mapped, {@code resident} bytes of which are read. */
    static EstimatedPart mapped(String name, long bytes, long resident, Formula formula) {
        return new EstimatedPart(name, Device.CPU, Phase.USED, bytes, resident, true, formula);
    }

    /** Whether this part is in memory at that moment. */
    public boolean isThere(Phase when) {
        return phase.covers(when);
    }
}
