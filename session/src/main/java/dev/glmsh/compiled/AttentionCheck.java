package dev.glmsh.compiled;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Lets three tokens attend to one another in two ways that can be told without computing, and looks whether they did. */
final class AttentionCheck {
    private static final int TOKENS = 3;
    private static final int DIM = 32;
    private static final double TOLERANCE = 0.02;
    /** So that one score is far above the others. */
    private static final float FAR = 32;

    private AttentionCheck() {}

    /** Queries of nothing weigh all positions alike; queries like the first key see that position only. */
    static boolean isRight(CompiledKernels kernels) {
        return isRight(kernels, 0, new double[] {1, 1.5, 2}) && isRight(kernels, FAR, new double[] {1, 1, 1});
    }

    private static boolean isRight(CompiledKernels kernels, float query, double[] expected) {
        DecodeShape shape = new DecodeShape(DIM, 1, 1, DIM, 0, 1, TOKENS, false, 1);
        try (Memory queries = CheckMatrix.words(TOKENS * DIM, i -> i % DIM == 0 ? query : 0);
                Memory keys = CheckMatrix.words(TOKENS * DIM, i -> i == 0 ? FAR : 0);
                Memory values = CheckMatrix.words(TOKENS * DIM, i -> i / DIM + 1);
                Memory attended = new Memory((long) TOKENS * DIM * Short.BYTES);
                PromptAttention attention = new PromptAttention(kernels, shape)) {
            attention.attend(
                    new PromptStep(
                            Pointer.nativeValue(queries),
                            Pointer.nativeValue(attended),
                            Pointer.nativeValue(keys),
                            Pointer.nativeValue(values),
                            TOKENS,
                            0,
                            TOKENS),
                    2);
            return isRight(attended, expected);
        }
    }

    private static boolean isRight(Memory attended, double[] expected) {
        for (int i = 0; i < TOKENS * DIM; i++) {
            double actual = Float.intBitsToFloat(attended.getShort((long) i * Short.BYTES) << 16);
            if (!(Math.abs(actual - expected[i / DIM]) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }
}
