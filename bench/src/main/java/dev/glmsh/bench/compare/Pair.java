package dev.glmsh.bench.compare;

import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import java.util.Arrays;
import java.util.Locale;

/** What is held against what, and how far ahead glmsh is to be of llama.cpp. */
enum Pair {
    /** Sixteen bits. */
    BF16(Precision.BF16, WeightLayout.PACKED, GgufType.BF16, 2.0, 1.2),
    /** The same weights, without loss in twelve. */
    COMPACT(Precision.BF16, WeightLayout.COMPACT, GgufType.BF16, 2.0, 1.2),
    /** Eight bits, activations too: llama.cpp quantises them to eight bits as well. */
    W8A8(Precision.W8A8, WeightLayout.PACKED, GgufType.Q8_0, 2.8, 1.4),
    /** Four bits. */
    INT4(Precision.INT4, WeightLayout.PACKED, GgufType.Q4_0, 1.3, 1.0);

    private final Precision precision;
    private final WeightLayout layout;
    private final GgufType type;
    private final double prefill;
    private final double decode;

    Pair(Precision precision, WeightLayout layout, GgufType type, double prefill, double decode) {
        this.precision = precision;
        this.layout = layout;
        this.type = type;
        this.prefill = prefill;
        this.decode = decode;
    }

    static Pair of(String label) {
        return Arrays.stream(values())
                .filter(pair -> pair.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no pair for " + label));
    }

    /** {@code bf16}, {@code bf16-compact}. */
    String label() {
        return precision.label() + (layout == WeightLayout.COMPACT ? "-compact" : "");
    }

    WeightLayout layout() {
        return layout;
    }

    Precision precision() {
        return precision;
    }

    GgufType type() {
        return type;
    }

    /** Whether the aims are reached. */
    String verdict(double prefillRatio, double decodeRatio) {
        String first = prefillRatio >= prefill ? "" : String.format(Locale.ROOT, "prefill %.1f×", prefill);
        String second = decodeRatio >= decode ? "" : String.format(Locale.ROOT, "decode %.1f×", decode);
        String joined = first.isEmpty() || second.isEmpty() ? first + second : first + ", " + second;
        return joined.isEmpty() ? "ahead as aimed" : "BEHIND its aim: " + joined;
    }
}
