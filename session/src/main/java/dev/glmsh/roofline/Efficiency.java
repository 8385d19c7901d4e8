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

    /** Checks that both shares are positive. */
    public Efficiency {
        requireNonNull(source, "source is null");
        if (!(decode > 0 && prefill > 0 && secondsPerLayer >= 0)) {
            throw new IllegalArgumentException(
                    "decode is " + decode + ", prefill is " + prefill + " and secondsPerLayer is " + secondsPerLayer);
        }
    }

    /**
     * On a processor, with glmsh's kernels. Fitted to two cores of a Zen 4 EPYC and the shapes of Qwen2.5-0.5B, Llama-3.2-1B
     * and ten layers of GLM-4-9B (docs/estimate.md has the table, bench/speed.sh makes it) with LibTorch's kernels, beside a loop that read at one place
     * a thread; the loop that reads at four is taken to be half as fast again, so the shares of the bandwidth are two
     * thirds of those. They are to be measured anew, above all with compiled kernels. Rates of the quantised precisions are shares of bf16's. fp32 is taken to be as bf16; mapped weights (51 of
     * 129 ms) and fp16, whose kernel reads 48 of 80 GB/s and multiplies at 60 GFLOP/s, are from an older measurement.
     *
     * @param mapped whether the weights stay in their file and are multiplied unpacked
     */
    public static Efficiency ofProcessor(Precision precision, boolean mapped) {
        return switch (precision) {
            case FP32, BF16 -> ours(mapped ? 0.40 : 0.75, 0.66);
            case FP16 -> ours(0.55, 0.07);
            case W8A8 -> ours(0.65, 0.90);
            case INT8 -> ours(0.63, 0.46);
            case INT4, INT4_G64, INT4_G32 -> ours(0.62, 0.71);
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
