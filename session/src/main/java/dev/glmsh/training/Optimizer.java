package dev.glmsh.training;

import dev.glmsh.GlmshException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an optimizer remembers of each parameter that it trains. */
public enum Optimizer {
    /** Plain gradient descent: nothing. */
    SGD(0, 0),
    /** Gradient descent with momentum: one float32. */
    MOMENTUM(1, Float.BYTES),
    /** Adam and AdamW: two float32, the running means of gradient and squared gradient. */
    ADAM(2, Float.BYTES),
    /**
     * Adam with 8-bit states: two bytes, and for each block of 2,048 a float32 scale per state. Source: Dettmers et al.,
     * "8-bit Optimizers via Block-wise Quantization", arXiv 2110.02861.
     */
    ADAM8(2, 1);

    private static final int BLOCK = 2048;

    private final int states;
    private final int stateBytes;

    Optimizer(int states, int stateBytes) {
        this.states = states;
        this.stateBytes = stateBytes;
    }

    /** Bytes for that many trained parameters. */
    public long bytes(long parameters) {
        long scales = this == ADAM8 ? states * ((parameters + BLOCK - 1) / BLOCK) * Float.BYTES : 0;
        return parameters * states * stateBytes + scales;
    }

    /** What {@link #bytes} counts, in the words of a formula. */
    String formula(long parameters) {
        String each = String.format(
                Locale.ROOT, "%d states × %,d trained parameters × %d bytes", states, parameters, stateBytes);
        return this == ADAM8 ? each + " + a 4-byte scale for each 2,048 of a state" : each;
    }

    /** The name that users type: {@code adam8}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The optimizer of that name, in any case. */
    public static Optimizer parse(String name) {
        return Arrays.stream(values())
                .filter(optimizer -> optimizer.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new GlmshException(
                        "the optimizer " + name + " is not known",
                        "choose one of "
                                + Arrays.stream(values()).map(Optimizer::label).collect(Collectors.joining(", "))));
    }
}
