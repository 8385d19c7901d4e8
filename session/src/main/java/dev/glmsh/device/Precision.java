package dev.glmsh.device;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Dtype;
import java.util.Arrays;
import java.util.Locale;

/**
 * The number format that weights, activations and the KV cache are held in.
 *
 * <pre>{@code
 * Precision precision = Precision.parse("bf16");
 * }</pre>
 */
public enum Precision {
    /** 32-bit floats: the reference, and twice the memory. */
    FP32(Dtype.F32),
    /** bfloat16: what most checkpoints are stored in. */
    BF16(Dtype.BF16),
    /** IEEE half: overflows in some models, and is slow on CPUs. */
    FP16(Dtype.F16);

    private final Dtype dtype;

    Precision(Dtype dtype) {
        this.dtype = dtype;
    }

    /** The element type of weights in this precision. */
    public Dtype dtype() {
        return dtype;
    }

    /** Bytes of one weight. */
    public int bytesPerWeight() {
        return dtype.bytes();
    }

    /** The name that users type and read: {@code bf16}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The precision of that name, in any case. */
    public static Precision parse(String name) {
        return Arrays.stream(values())
                .filter(precision -> precision.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new GlmshException(
                        "the precision " + name + " is not known", "choose one of fp32, bf16, fp16"));
    }
}
