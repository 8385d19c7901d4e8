package dev.glmsh.device;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Dtype;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The number format that a model is held in: its matrices, and by {@link #dtype} the rest of its weights, its
 * activations and its KV cache.
 *
 * <p>The quantised formats hold the matrices of the decoder layers. The embedding, norms and biases stay in bfloat16; the
 * output layer is held as {@link #headPrecision} says.
 *
 * <pre>{@code
 * Precision precision = Precision.parse("bf16");
 * long bytes = Precision.INT4.matrixBytes(13696, 4096);
 * }</pre>
 */
public enum Precision {
    /** 32-bit floats: the reference, and twice the memory. */
    FP32(Dtype.F32, 32, 0, 0),
    /** bfloat16: what most checkpoints are stored in. */
    BF16(Dtype.BF16, 16, 0, 0),
    /** IEEE half: overflows in some models, and is slow on CPUs. */
    FP16(Dtype.F16, 16, 0, 0),
    /** 8-bit weights with a bfloat16 scale for each row. */
    INT8(Dtype.BF16, 8, 0, 2),
    /** 8-bit weights and activations; a row has a float32 scale, an int32 zero point and its int32 sum. */
    W8A8(Dtype.BF16, 8, 0, 12),
    /** 4-bit weights; each 128 of a row have a bfloat16 scale and shift. */
    INT4(Dtype.BF16, 4, 128, 4),
    /** 4-bit weights in groups of 64. */
    INT4_G64(Dtype.BF16, 4, 64, 4),
    /** 4-bit weights in groups of 32. */
    INT4_G32(Dtype.BF16, 4, 32, 4);

    private final Dtype dtype;
    private final int bits;
    private final int group;
    private final int scaleBytes;

    Precision(Dtype dtype, int bits, int group, int scaleBytes) {
        this.dtype = dtype;
        this.bits = bits;
        this.group = group;
        this.scaleBytes = scaleBytes;
    }

    /** The element type of activations, KV cache and every weight that is not quantised. */
    public Dtype dtype() {
        return dtype;
    }

    /** Bytes of one number of {@link #dtype}. */
    public int bytesPerWeight() {
        return dtype.bytes();
    }

    /** Bits of one weight of a matrix, without scales. */
    public int bits() {
        return bits;
    }

    /** Whether matrices are held in fewer bits than {@link #dtype} has. */
    public boolean isQuantized() {
        return scaleBytes > 0;
    }

    /** How many neighbouring weights of a row share a scale; 0 where a whole row does. */
    public int group() {
        return group;
    }

    /**
     * The precision of the output layer: of a quantised model {@link #INT8}, since a token's logits depend on it more
     * than on any other matrix, and 8 bits change them hardly at all.
     */
    public Precision headPrecision() {
        return isQuantized() ? INT8 : this;
    }

    /**
     * Bytes of a decoder layer's matrix with its scales, in the form that most programs hold it in. A row's last group may
     * be filled up. What glmsh's own kernels hold says {@link HostMatrix}.
     *
     * @param rows outputs
     * @param columns inputs
     */
    public long matrixBytes(long rows, long columns) {
        long groups = group == 0 ? 1 : (columns + group - 1) / group;
        long padded = group == 0 ? columns : groups * group;
        return rows * (padded * bits / Byte.SIZE + groups * scaleBytes);
    }

    /** What {@link #matrixBytes} counts, in the words of a formula. */
    public String matrixFormula() {
        if (!isQuantized()) {
            return dtype.bytes() + " B";
        }
        String scales = group == 0 ? scaleBytes + " B a row" : scaleBytes + " B for each " + group;
        return (bits == Byte.SIZE ? "1 B" : "½ B") + " and " + scales;
    }

    /** The name that users type and read: {@code bf16}, {@code int4-g64}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The precision of that name, in any case. */
    public static Precision parse(String name) {
        return Arrays.stream(values())
                .filter(precision -> precision.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new GlmshException(
                        "the precision " + name + " is not known",
                        "choose one of "
                                + Arrays.stream(values()).map(Precision::label).collect(Collectors.joining(", "))));
    }
}
