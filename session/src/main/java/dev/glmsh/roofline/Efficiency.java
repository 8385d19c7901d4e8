package dev.glmsh.roofline;

import static java.util.Objects.requireNonNull;

import dev.glmsh.device.Precision;

/**
 * Which shares of the two limits a whole model reaches, since norms, attention and sampling take their part, and what a
 * layer takes however small it is.
 *
 * @param decode of the bandwidth, token by token
 * @param prefill of the rate of operations, for prompts of some hundred tokens
 * @param secondsPerLayer of each step, for calling the layer's kernels
 * @param source where the numbers come from
 */
public record Efficiency(double decode, double prefill, double secondsPerLayer, String source) {
    private static final String BENCH = "glmsh's own benchmark";

    /** With it, one share of the bandwidth fits models of 24 thin and of 10 thick layers. */
    private static final double CALL = 0.3e-3;

    /** The same where one call computes a layer. */
    private static final double COMPILED_CALL = 0.1e-3;

    /** Checks that both shares are positive. */
    public Efficiency {
        requireNonNull(source, "source is null");
        if (!(decode > 0 && prefill > 0 && secondsPerLayer >= 0)) {
            throw new IllegalArgumentException(
                    "decode is " + decode + ", prefill is " + prefill + " and secondsPerLayer is " + secondsPerLayer);
        }
    }

    /**
     * On a processor, with glmsh's kernels, beside a loop that reads memory at four places a thread. Decode of bf16,
     * W8A8 and int4 is that of compiled kernels, fitted to Qwen2.5-0.5B and ten layers of GLM-4-9B ({@code bench/compare});
     * int8 reads as W8A8 does. Prefill of all is a share of bf16's rate, fitted to three shapes ({@code bench/speed.sh}):
     * where LibTorch multiplies, on a Zen 4 EPYC before attention was compiled, and on a Zen 5 EPYC where whole layers are
     * compiled. fp32 reads as LibTorch's bf16 did; its mapped weights (51 of 129 ms) and fp16, whose kernel reads 48 of
     * 80 GB/s and multiplies at 60 GFLOP/s, are from an older measurement.
     *
     * @param mapped whether the weights stay in their file and are multiplied unpacked
     * @param layers whether whole layers of prompts are computed by compiled kernels
     */
    public static Efficiency ofProcessor(Precision precision, boolean mapped, boolean layers) {
        return switch (precision) {
            case FP32 -> ours(mapped ? 0.40 : 0.75, 0.66);
            case BF16 -> new Efficiency(0.85, layers ? 0.86 : 0.66, COMPILED_CALL, BENCH);
            case FP16 -> ours(0.55, 0.07);
            case W8A8 -> new Efficiency(0.85, layers ? 1.45 : 0.90, COMPILED_CALL, BENCH);
            case INT8 -> new Efficiency(0.85, layers ? 0.85 : 0.46, COMPILED_CALL, BENCH);
            case INT4, INT4_G64, INT4_G32 -> new Efficiency(0.80, layers ? 1.20 : 0.71, COMPILED_CALL, BENCH);
        };
    }

    private static Efficiency ours(double decode, double prefill) {
        return new Efficiency(decode, prefill, CALL, BENCH);
    }

    /**
     * On a card, with a good serving engine. Decode 0.6: GLM-4.1V-9B in bf16 is published at 60 to 70 tokens/s on an
     * A100 in vLLM, and reading its weights alone would allow 116. Prefill 0.5: large matrix multiplications of whole
     * models reach 40 to 60% of the peak (PaLM trains at 46.2% model FLOPs utilisation, arXiv 2204.02311). Calls
     * are not counted, so that a small model on a large card is slower than this.
     */
    public static Efficiency ofCard() {
        return new Efficiency(0.6, 0.5, 0, "published serving speeds");
    }
}
