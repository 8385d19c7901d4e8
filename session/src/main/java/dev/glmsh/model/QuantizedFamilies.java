package dev.glmsh.model;

import dev.glmsh.GlmshException;
import dev.glmsh.device.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The kernels for quantised matrices that give right results on this platform, the fastest of each family. Each is tried
 * on small numbers: operators are missing on some platforms, processors without VNNI overflow with full 8-bit
 * activations, and the order of packed 4-bit weights depends on the vector width.
 *
 * @param int8 resources of the 8-bit kernels
 * @param int4 resource of the 4-bit kernels
 * @param block rows that lie together in packed 4-bit weights, if they can be expanded; else 0
 */
record QuantizedFamilies(List<String> int8, String int4, int block) {
    private static final List<List<String>> INT8 = List.of(
            List.of("int8-fbgemm", "activations-8bit"),
            List.of("int8-fbgemm", "activations-7bit"),
            List.of("int8-plain", "activations-8bit"));
    private static final String PLAIN = "int4-plain";
    private static final int[] BLOCKS = {64, 32, 0};
    private static final int LONG_PREFILL = 128;

    /** Whether kernels multiply right in a precision, for a number of tokens. */
    interface Trial {
        /** Tries them. */
        boolean works(QuantizedFamilies families, Precision precision, int tokens);
    }

    /** Copies the list. */
    QuantizedFamilies {
        int8 = List.copyOf(int8);
    }

    /**
     * The fastest families that work.
     *
     * @throws GlmshException if there is none
     */
    static QuantizedFamilies tried(Trial trial) {
        List<String> int8 = first(
                        INT8.stream().map(names -> new QuantizedFamilies(names, PLAIN, 0)),
                        families -> trial.works(families, Precision.W8A8, 1))
                .int8();
        return first(
                candidates(int8),
                families -> trial.works(families, Precision.INT4_G32, 1)
                        && trial.works(families, Precision.INT4_G32, LONG_PREFILL));
    }

    private static Stream<QuantizedFamilies> candidates(List<String> int8) {
        Stream<QuantizedFamilies> packed =
                Arrays.stream(BLOCKS).mapToObj(block -> new QuantizedFamilies(int8, "int4-pack", block));
        return Stream.concat(packed, Stream.of(new QuantizedFamilies(int8, PLAIN, 0)));
    }

    private static QuantizedFamilies first(Stream<QuantizedFamilies> candidates, Predicate<QuantizedFamilies> works) {
        return candidates
                .filter(works)
                .findFirst()
                .orElseThrow(() -> new GlmshException(
                        "this platform's LibTorch has no kernel for quantised weights", "choose --precision bf16"));
    }

    /** Names of the resources that make up a script with a quantised linear layer, and of more. */
    String[] resources(String... more) {
        return Stream.of(List.of("linear-quantized"), int8, List.of(int4), List.of(more))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }
}
