package dev.glmsh.model;

import dev.glmsh.device.Precision;
import dev.glmsh.torch.KernelException;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Brings matrices into the form of the {@link QuantizedFamilies} that were found on this platform. */
final class QuantizedKernels {
    private static final AtomicReference<@Nullable QuantizedFamilies> FOUND = new AtomicReference<>();

    private QuantizedKernels() {}

    /**
     * Found when first asked for, on the torch thread.
     *
     * @throws dev.glmsh.GlmshException if none works here, each time anew
     */
    private static QuantizedFamilies found() {
        QuantizedFamilies found = FOUND.get();
        if (found == null) {
            found = QuantizedFamilies.tried(QuantizedKernels::works);
            FOUND.set(found);
        }
        return found;
    }

    private static boolean works(QuantizedFamilies families, Precision precision, int tokens) {
        try (Script script = Script.load(families.resources("tensors"))) {
            return KernelTrial.isRight(script, matrix -> quantize(script, matrix, precision, families.block()), tokens);
        } catch (KernelException e) {
            return false;
        }
    }

    /** Names of the resources that make up a script with a quantised linear layer, and of more. */
    static String[] resources(String... more) {
        return found().resources(more);
    }

    /** A matrix [rows, columns] as a list of one quantised matrix. Its shape must suit the precision. */
    static Value quantize(Script script, Tensor matrix, Precision precision) {
        return quantize(script, matrix, precision, found().block());
    }

    private static Value quantize(Script script, Tensor matrix, Precision precision, int block) {
        try (EncodedMatrix encoded = EncodedMatrix.of(script, matrix, precision)) {
            return pack(script, List.of(encoded), precision, block);
        }
    }

    /** Matrices with the same columns, one below the other, as a list of one matrix in the kernel's form. */
    static Value pack(Script script, List<EncodedMatrix> parts, Precision precision) {
        return pack(script, parts, precision, found().block());
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

    /** A 4-bit matrix that is in the kernel's form already, as a list of one; it keeps the tensors' memory. */
    static Value matrix(Script script, CompiledWeights.Packed packed, int group) {
        try (Value size = Value.of(group);
                Value width = Value.of(block())) {
            return script.call("packed_matrix", packed.codes(), packed.both(), size, width);
        }
    }

    /** Rows that lie together in packed 4-bit weights; 0 if their order is not known. */
    static int block() {
        return found().block();
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
}
