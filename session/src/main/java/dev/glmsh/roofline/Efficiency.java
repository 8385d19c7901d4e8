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

    /** The demo model takes 2 ms a token in four layers, of which reading its weights explains a third. */
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
     * On a processor, with glmsh's kernels. Ten layers of GLM-4-9B's shape on two cores of a Zen 5 EPYC, a token over
     * the time that reading its weights takes: bf16 packed 51 of 58 ms, mapped 51 of 129, W8A8 25 of 29.5, int4 13.5 of
     * 29, each less 3 ms for the calls; int8, which multiplies twice, takes a tenth more than W8A8. fp32 as bf16; fp16,
     * whose kernel reads 48 of 80 GB/s, 0.55. Prefill, all of the same 800 GFLOP/s that bf16's kernel reaches: bf16 714;
     * the others by the processor time of one layer beside bf16's (bench/README.md). fp32 loses the same share of its own
     * rate as bf16; fp16 multiplies at 60 GFLOP/s.
     *
     * @param mapped whether the weights stay in their file and are multiplied unpacked
     */
    public static Efficiency ofProcessor(Precision precision, boolean mapped) {
        return switch (precision) {
            case FP32, BF16 -> ours(mapped ? 0.40 : 0.93, 0.89);
            case FP16 -> ours(0.55, 0.07);
            case W8A8 -> ours(0.94, 1.21);
            case INT8 -> ours(0.85, 0.64);
            case INT4, INT4_G64, INT4_G32 -> ours(0.48, 1.16);
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
