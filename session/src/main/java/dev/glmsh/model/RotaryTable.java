package dev.glmsh.model;

import dev.glmsh.checkpoint.Rope;
import dev.glmsh.checkpoint.RotaryFrequencies;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.List;

/**
 * Cosines and sines of every position of the context, [context, 1, rotaryDim/2] each, computed in float32 as
 * transformers does and then held in the activations' type. Text needs one row of positions: with equal rows, M-RoPE is
 * plain rotary.
 */
final class RotaryTable implements AutoCloseable {
    private final Tensor cosines;
    private final Tensor sines;
    private final long cosineAddress;
    private final long sineAddress;
    private final long rowBytes;

    RotaryTable(TensorScripts tensors, Rope rope, int context, Dtype dtype) {
        RotaryFrequencies frequencies = RotaryFrequencies.of(rope, context);
        float[] inverse = frequencies.inverseFrequencies();
        float[] cos = new float[Math.multiplyExact(context, inverse.length)];
        float[] sin = new float[cos.length];
        for (int position = 0, i = 0; position < context; position++) {
            for (float frequency : inverse) {
                float angle = position * frequency;
                cos[i] = (float) (Math.cos(angle) * frequencies.attentionFactor());
                sin[i++] = (float) (Math.sin(angle) * frequencies.attentionFactor());
            }
        }
        cosines = table(tensors, cos, context, dtype);
        sines = table(tensors, sin, context, dtype);
        cosineAddress = cosines.address();
        sineAddress = sines.address();
        rowBytes = (long) inverse.length * dtype.bytes();
    }

    private static Tensor table(TensorScripts tensors, float[] values, int context, Dtype dtype) {
        try (Tensor wide = Tensor.of(values, context, 1, values.length / context)) {
            return tensors.convert(wide, dtype);
        }
    }

    /** Address of a position's cosines. */
    long cosines(int position) {
        return cosineAddress + position * rowBytes;
    }

    /** Address of a position's sines. */
    long sines(int position) {
        return sineAddress + position * rowBytes;
    }

    /** The rows of the next {@code count} positions as the kernel's {@code [cos, sin]}; owned by the caller. */
    Value rows(Script decoder, int position, int count) {
        try (Value from = Value.of(position);
                Value rows = Value.of(count);
                Tensor cos = decoder.call("rows", cosines, from, rows).asTensor();
                Tensor sin = decoder.call("rows", sines, from, rows).asTensor()) {
            return Value.list(List.of(cos, sin));
        }
    }

    @Override
    public void close() {
        cosines.close();
        sines.close();
    }
}
