package dev.glmsh.model;

import dev.glmsh.device.Precision;
import dev.glmsh.torch.KernelException;
import dev.glmsh.torch.PackedWeights;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.List;

/**
 * Packs a small matrix and looks whether its weights lie where {@link PackedWeights} takes them to be; if they do, those of
 * this LibTorch lie so always. Tried once, when first asked for, on the torch thread.
 */
final class PackedTrial {
    private static final int ROWS = 100;
    private static final int COLUMNS = 1030;
    private static final int MOST = 127;

    private PackedTrial() {}

    static boolean isRight() {
        return Once.RIGHT;
    }

    private static boolean tried() {
        try (Script script = Script.load(QuantizedKernels.resources());
                Tensor matrix = Tensor.of(weights(), ROWS, COLUMNS);
                Value packed = QuantizedKernels.quantize(script, matrix, Precision.W8A8)) {
            List<PackedWeights> pieces = PackedMatrices.pieces(script, packed);
            return pieces.size() == 1 && pieces.get(0).holds(codes(), scales());
        } catch (KernelException e) {
            return false;
        }
    }

    /** Each row has its largest code, so that the scale is what it was made with. */
    private static byte[] codes() {
        byte[] codes = new byte[ROWS * COLUMNS];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) (i % COLUMNS == 0 ? MOST : i * 31 % (2 * MOST) - MOST);
        }
        return codes;
    }

    private static float[] scales() {
        float[] scales = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            scales[row] = 1 << row % 8;
        }
        return scales;
    }

    private static float[] weights() {
        byte[] codes = codes();
        float[] scales = scales();
        float[] weights = new float[codes.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = codes[i] * scales[i / COLUMNS];
        }
        return weights;
    }

    private static final class Once {
        static final boolean RIGHT = tried();
    }
}
