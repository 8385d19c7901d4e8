package dev.glmsh.bench.compare;

import dev.glmsh.bench.SyntheticCheckpoint;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.SyntheticModel;
import java.nio.file.Path;
import java.util.Arrays;

/** The shapes that are compared. */
enum Shape {
    /** Ten of GLM-4-9B's layers with a vocabulary so small that the layers alone count. */
    GLM("glm-4-9b-10-layers"),
    /** The whole of Qwen2.5-0.5B. */
    QWEN("qwen2.5-0.5b"),
    /** The whole of Llama-3.2-1B. */
    LLAMA("llama-3.2-1b");

    private static final int LAYERS = 10;

    private final String label;

    Shape(String label) {
        this.label = label;
    }

    static Shape of(String label) {
        return Arrays.stream(values())
                .filter(shape -> shape.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no shape " + label));
    }

    String label() {
        return label;
    }

    /** Random weights of the shape; those of GLM lie on disk below the folder. */
    Checkpoint checkpoint(Path folder) {
        return this == GLM
                ? Checkpoint.open(SyntheticCheckpoint.ensure(folder, LAYERS))
                : SyntheticModel.parse("synthetic:" + label).orElseThrow().open();
    }
}
