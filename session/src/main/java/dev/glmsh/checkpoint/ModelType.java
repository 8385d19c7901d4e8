package dev.glmsh.checkpoint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The values of {@code model_type} that are understood, with what transformers assumes where a field is absent. */
enum ModelType {
    GLM(Family.GLM, 128, 1.5625e-7, 131_072, 0.5, true),
    GLM4(Family.GLM4, 128, 1.5625e-7, 131_072, 0.5, true),
    GLM4V(Family.GLM4V, 0, 1e-5, 32_768, 1.0, true),
    GLM4V_TEXT(Family.GLM4V, 0, 1e-5, 32_768, 1.0, true),
    LLAMA(Family.LLAMA, 0, 1e-6, 2_048, 1.0, false),
    QWEN2(Family.QWEN2, 0, 1e-6, 32_768, 1.0, true),
    QWEN3(Family.QWEN3, 128, 1e-6, 32_768, 1.0, false),
    MISTRAL(Family.MISTRAL, 0, 1e-6, 131_072, 1.0, false);

    final Family family;
    /** 0 where it is the hidden size divided by the heads. */
    final int headDim;

    final double rmsNormEps;
    final int maxPositions;
    final double partialRotaryFactor;
    final boolean attentionBias;

    ModelType(
            Family family,
            int headDim,
            double rmsNormEps,
            int maxPositions,
            double partialRotaryFactor,
            boolean attentionBias) {
        this.family = family;
        this.headDim = headDim;
        this.rmsNormEps = rmsNormEps;
        this.maxPositions = maxPositions;
        this.partialRotaryFactor = partialRotaryFactor;
        this.attentionBias = attentionBias;
    }

    /** As {@code config.json} writes it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ModelType> named(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label))
                .findFirst();
    }
}
