package dev.glmsh.model;

import dev.glmsh.GlmshException;
import dev.glmsh.device.Precision;
import dev.glmsh.torch.KernelException;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * The kernels for quantised matrices that give right results on this platform, the fastest first. Each family is tried
 * once on small numbers: operators are missing on some platforms, processors without VNNI overflow with full 8-bit
 * activations, and the order of packed 4-bit weights depends on the vector width.
 */
final class QuantizedKernels {
    private static final List<List<String>> INT8 = List.of(
            List.of("int8-fbgemm", "activations-8bit"),
            List.of("int8-fbgemm", "activations-7bit"),
            List.of("int8-plain", "activations-8bit"));
    private static final List<Int4> INT4 = List.of(
            new Int4("int4-pack", 64), new Int4("int4-pack", 32), new Int4("int4-pack", 0), new Int4("int4-plain", 0));

    /**
     * A family of 4-bit kernels.
     *
     * @param block rows that lie together in packed weights, if they can be expanded; else 0
     */
    private record Int4(String resource, int block) {}

    private QuantizedKernels() {}

    /** Names of the resources that make up a script with a quantised linear layer, and of more. */
    static String[] resources(String... more) {
        return names(Found.INT8, Found.INT4.resource(), more);
    }

    private static String[] names(List<String> int8, String int4, String... more) {
        return Stream.of(List.of("linear-quantized"), int8, List.of(int4), List.of(more))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    /** A matrix [rows, columns] as a list of one quantised matrix. Its shape must suit the precision. */
    static Value quantize(Script script, Tensor matrix, Precision precision) {
        return quantize(script, matrix, precision, Found.INT4.block());
    }

    private static Value quantize(Script script, Tensor matrix, Precision precision, int block) {
        try (EncodedMatrix encoded = EncodedMatrix.of(script, matrix, precision)) {
            return pack(script, List.of(encoded), precision, block);
        }
    }

    /** Matrices with the same columns, one below the other, as a list of one matrix in the kernel's form. */
    static Value pack(Script script, List<EncodedMatrix> parts, Precision precision) {
        return pack(script, parts, precision, Found.INT4.block());
    }

    private static Value pack(Script script, List<EncodedMatrix> parts, Precision precision, int block) {
        try (Value codes = Value.list(parts.stream().map(EncodedMatrix::codes).toList());
                Value scales =
                        Value.list(parts.stream().map(EncodedMatrix::scales).toList());
                Value shifts = Value.list(
                        parts.stream().flatMap(part -> part.shifts().stream()).toList());
                Value kind = Value.of(kind(precision));
                Value width = Value.of(block)) {
            return script.call("matrix", codes, scales, shifts, kind, width);
        }
    }

    /** Two 8-bit matrices of {@link #pack} as one, the first above the second; closes both. */
    static Value joined(Script script, Value above, Value below) {
        try (above;
                below) {
            return script.call("with_rows", above, below);
        }
    }

    /** The number by which the scripts tell formats apart: of 4-bit ones the group. */
    private static int kind(Precision precision) {
        return switch (precision) {
            case INT8 -> 8;
            case W8A8 -> 88;
            case INT4, INT4_G64, INT4_G32 -> precision.group();
            case FP32, BF16, FP16 -> throw new IllegalArgumentException(precision + " is not quantised");
        };
    }

    /** Found when first asked for, on the torch thread. */
    private static final class Found {
        static final List<String> INT8 = QuantizedKernels.INT8.stream()
                .filter(names -> works(names(names, "int4-plain", "tensors"), Precision.W8A8, 0, 1))
                .findFirst()
                .orElseThrow(Found::none);
        static final Int4 INT4 = QuantizedKernels.INT4.stream()
                .filter(int4 -> works(names(INT8, int4.resource(), "tensors"), Precision.INT4_G32, int4.block(), 1))
                .filter(int4 -> works(names(INT8, int4.resource(), "tensors"), Precision.INT4_G32, int4.block(), 128))
                .findFirst()
                .orElseThrow(Found::none);

        private static GlmshException none() {
            return new GlmshException(
                    "this platform's LibTorch has no kernel for quantised weights", "choose --precision bf16");
        }

        private static boolean works(String[] resources, Precision precision, int block, int tokens) {
            try (Script script = Script.load(resources)) {
                return KernelTrial.isRight(script, matrix -> quantize(script, matrix, precision, block), tokens);
            } catch (KernelException e) {
                return false;
            }
        }
    }
}
