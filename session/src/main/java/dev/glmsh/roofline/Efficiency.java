package dev.glmsh.roofline;

import static java.util.Objects.requireNonNull;

import dev.glmsh.device.Precision;

/**
 * Which shares of the two limits a whole model reaches, since norms, attention, sampling and gaps between kernels take
 * their part.
 *
 * @param decode of the bandwidth, token by token
 * @param prefill of the rate of operations, for prompts of some hundred tokens
 * @param source where the shares come from
 */
public record Efficiency(double decode, double prefill, String source) {
    private static final String BENCH = "glmsh's own benchmark";

    /** Checks that both are positive. */
    public Efficiency {
        requireNonNull(source, "source is null");
        if (!(decode > 0 && prefill > 0)) {
            throw new IllegalArgumentException("decode is " + decode + " and prefill is " + prefill);
        }
    }

    /**
     * On a processor, with glmsh's kernels. Ten layers of GLM-4-9B's shape on two cores of a Zen 5 EPYC, a token over
     * the time that reading its weights takes: bf16 packed 51 of 58 ms, mapped 51 of 129, W8A8 25 of 29.5, int8 25 of
     * 67, int4 12.5 of 29. fp32 as bf16; fp16, whose kernel reads 48 of 80 GB/s, 0.55. Prefill, all of the same 800
     * GFLOP/s that bf16's kernel reaches: bf16 714, W8A8 967, int8 224, int4 330. fp32 loses the same share of its own
     * rate as bf16; fp16 multiplies at 60 GFLOP/s.
     *
     * @param mapped whether the weights stay in their file and are multiplied unpacked
     */
    public static Efficiency ofProcessor(Precision precision, boolean mapped) {
        return switch (precision) {
            case FP32, BF16 -> new Efficiency(mapped ? 0.40 : 0.88, 0.89, BENCH);
            case FP16 -> new Efficiency(0.55, 0.07, BENCH);
            case W8A8 -> new Efficiency(0.85, 1.21, BENCH);
            case INT8 -> new Efficiency(0.37, 0.28, BENCH);
            case INT4, INT4_G64, INT4_G32 -> new Efficiency(0.43, 0.41, BENCH);
        };
    }

    /**
     * On a card, with a good serving engine. Decode 0.6: GLM-4.1V-9B in bf16 is published at 60 to 70 tokens/s on an
     * A100 in vLLM, and reading its weights alone would allow 116. Prefill 0.5: large matrix multiplications of whole
     * models reach 40 to 60% of the peak (PaLM trains at 46.2% model FLOPs utilisation, arXiv 2204.02311).
     */
    public static Efficiency ofCard() {
        return new Efficiency(0.6, 0.5, "published serving speeds");
    }
}
