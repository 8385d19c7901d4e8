package dev.glmsh.session;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Quantization;
import dev.glmsh.device.Precision;
import java.util.Optional;
import java.util.function.Consumer;

/** The precision in which a checkpoint is loaded that is quantised already. */
final class StoredPrecision {
    private StoredPrecision() {}

    /**
     * The stored one, or of 8-bit weights the other one if it is asked for.
     *
     * @param choices receives the reason
     * @throws GlmshException if another one is asked for
     */
    static Precision of(Quantization quantization, Optional<Precision> asked, Consumer<String> choices) {
        Precision stored = of(quantization);
        boolean both8 = stored.bits() == Byte.SIZE
                && asked.filter(precision -> precision.bits() == Byte.SIZE).isPresent();
        if (both8) {
            return asked.get();
        }
        if (asked.isPresent() && asked.get() != stored) {
            throw new GlmshException(
                    "the checkpoint is quantised to " + stored.label() + " and cannot be loaded as "
                            + asked.get().label(),
                    "leave out --precision, or load the original checkpoint");
        }
        choices.accept("precision " + stored.label() + ": the checkpoint is quantised to it");
        return stored;
    }

    private static Precision of(Quantization quantization) {
        return switch (quantization.group()) {
            case 0 -> quantization.activations() ? Precision.W8A8 : Precision.INT8;
            case 32 -> Precision.INT4_G32;
            case 64 -> Precision.INT4_G64;
            default -> Precision.INT4;
        };
    }
}
