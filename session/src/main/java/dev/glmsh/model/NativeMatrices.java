package dev.glmsh.model;

import dev.glmsh.compiled.MatrixAddress;
import dev.glmsh.compiled.MatrixAddress.Format;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the matrices of a kernel's argument lists lie in memory, if compiled kernels can read them: bfloat16 row by row,
 * or packed 4-bit codes. What oneDNN and FBGEMM have packed they alone can read.
 */
final class NativeMatrices {
    private final Script script;
    private final TensorScripts tensors;

    NativeMatrices(Script script, TensorScripts tensors) {
        this.script = script;
        this.tensors = tensors;
    }

    /** The matrices of a list with the biases of another; empty if one cannot be read. */
    Optional<List<MatrixAddress>> of(Value matrices, Value biases) {
        List<MatrixAddress> found = bare(matrices);
        List<Long> bias = vectors(biases);
        if (bias.isEmpty()) {
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        }
        if (bias.size() != found.size()) {
            return Optional.empty();
        }
        List<MatrixAddress> whole = new ArrayList<>();
        for (int i = 0; i < bias.size(); i++) {
            whole.add(found.get(i).withBias(bias.get(i)));
        }
        return Optional.of(whole);
    }

    /** Addresses of a list's vectors. */
    List<Long> vectors(Value list) {
        List<Long> addresses = new ArrayList<>();
        for (Tensor vector : list.asTensors()) {
            try (vector) {
                addresses.add(vector.address());
            }
        }
        return addresses;
    }

    private List<MatrixAddress> bare(Value matrices) {
        try (Value held = script.call("tensors_of", matrices);
                Value sizes = script.call("sizes_of", matrices)) {
            List<Tensor> parts = held.asTensors();
            try {
                long[] numbers = sizes.asLongs();
                return numbers.length == 0
                        ? parts.stream().map(this::rows).toList()
                        : packed(parts, numbers).map(List::of).orElse(List.of());
            } finally {
                parts.forEach(Tensor::close);
            }
        }
    }

    private MatrixAddress rows(Tensor matrix) {
        long[] shape = matrix.shape();
        return new MatrixAddress(Format.BF16, shape[0], shape[1], 0, 0, address(matrix), 0, 0);
    }

    /** Of 4-bit matrices the numbers are group and block; others begin with the number of bits. */
    private Optional<MatrixAddress> packed(List<Tensor> parts, long[] numbers) {
        long group = numbers[0];
        boolean readable = parts.size() == 2 && group >= 32 && group != 88 && (numbers[1] == 32 || numbers[1] == 64);
        if (!readable) {
            return Optional.empty();
        }
        long[] shape = parts.get(0).shape();
        MatrixAddress matrix = new MatrixAddress(
                Format.INT4,
                shape[0],
                shape[1] * 2,
                group,
                numbers[1],
                address(parts.get(0)),
                address(parts.get(1)),
                0);
        return Optional.of(matrix);
    }

    /** Of the first row, since a whole matrix may be too long for a buffer of Java. */
    private long address(Tensor matrix) {
        try (Tensor first = tensors.rows(matrix, 0, 1)) {
            return first.address();
        }
    }
}
