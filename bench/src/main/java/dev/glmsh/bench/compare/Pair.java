package dev.glmsh.bench.compare;

import dev.glmsh.device.Precision;
import java.util.Arrays;
import java.util.Locale;

/** What is held against what, and how far ahead glmsh is to be of llama.cpp. */
enum Pair {
    /** Sixteen bits. */
    BF16(Precision.BF16, GgufType.BF16, 2.0, 1.2),
    /** Eight bits, activations too: llama.cpp quantises them to eight bits as well. */
    W8A8(Precision.W8A8, GgufType.Q8_0, 2.8, 1.4),
    /** Four bits. */
    INT4(Precision.INT4, GgufType.Q4_0, 1.3, 1.0);

    private final Precision precision;
    private final GgufType type;
    private final double prefill;
    private final double decode;

    Pair(Precision precision, GgufType type, double prefill, double decode) {
        this.precision = precision;
        this.type = type;
        this.prefill = prefill;
        this.decode = decode;
    }

    static Pair of(String label) {
        return Arrays.stream(values())
                .filter(pair -> pair.precision.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no pair for " + label));
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
