package dev.glmsh.model;

import dev.glmsh.compiled.MatrixAddress;
import dev.glmsh.compiled.MatrixAddress.Format;
import dev.glmsh.compiled.TwelveBits;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the matrices of a kernel's argument lists lie in memory, if compiled kernels can read them: bfloat16 row by row, in
 * 16 bits or 12, packed 4-bit codes, or FBGEMM's 8-bit ones. What oneDNN has packed it alone can read. It must be closed after the last use
 * of a matrix that it found.
 */
final class NativeMatrices implements AutoCloseable {
    private static final int INT8 = 8;
    private static final int W8A8 = 88;

    private final Script script;
    private final TensorScripts tensors;
    private final PackedMatrices packed;
    private final List<TwelveBits> compact = new ArrayList<>();

    NativeMatrices(Script script, TensorScripts tensors) {
        this.script = script;
        this.tensors = tensors;
        this.packed = new PackedMatrices(script);
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
                        ? plain(parts)
                        : quantized(matrices, parts, numbers).map(List::of).orElse(List.of());
            } finally {
                parts.forEach(Tensor::close);
            }
        }
    }

    private List<MatrixAddress> plain(List<Tensor> parts) {
        return CompactMatrix.in(parts)
                .map(matrix -> List.of(compact(matrix)))
                .orElseGet(() -> parts.stream().map(this::rows).toList());
    }

    private MatrixAddress compact(CompactMatrix matrix) {
        TwelveBits held = matrix.bits(tensors);
        compact.add(held);
        return held.matrix();
    }

    private MatrixAddress rows(Tensor matrix) {
        long[] shape = matrix.shape();
        return MatrixAddress.bf16(shape[0], shape[1], tensors.address(matrix));
    }

    private Optional<MatrixAddress> quantized(Value matrices, List<Tensor> parts, long[] numbers) {
        if (numbers[0] == INT8 || numbers[0] == W8A8) {
            return packed.of(matrices, numbers[0] == INT8 ? Format.INT8 : Format.W8A8);
        }
        return int4(parts, numbers[0], numbers[1]);
    }

    private Optional<MatrixAddress> int4(List<Tensor> parts, long group, long block) {
        if (parts.size() != 2 || group < 32 || (block != 32 && block != 64)) {
            return Optional.empty();
        }
        long[] shape = parts.get(0).shape();
        return Optional.of(MatrixAddress.int4(
                shape[0], shape[1] * 2, group, block, tensors.address(parts.get(0)), tensors.address(parts.get(1))));
    }

    @Override
    public void close() {
        packed.close();
        compact.forEach(TwelveBits::close);
    }
}
