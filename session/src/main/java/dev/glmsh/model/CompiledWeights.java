package dev.glmsh.model;

import dev.glmsh.checkpoint.StoredMatrix;
import dev.glmsh.compiled.CompiledKernels;
import dev.glmsh.compiled.EncodedRows;
import dev.glmsh.compiled.StoredRows;
import dev.glmsh.device.Precision;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Scope;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Torch;
import java.util.List;
import java.util.Optional;

/** Brings weights into the kernels' forms by C that was compiled here, to the last bit as the scripts do. */
final class CompiledWeights {
    private final CompiledKernels kernels;
    private final TensorScripts tensors;

    CompiledWeights(CompiledKernels kernels, TensorScripts tensors) {
        this.kernels = kernels;
        this.tensors = tensors;
    }

    /** A matrix's packed 4-bit codes [rows, columns / 2], and scales and shifts [groups, rows, 2]. */
    record Packed(Tensor codes, Tensor both) implements AutoCloseable {
        @Override
        public void close() {
            codes.close();
            both.close();
        }
    }

    /** Whether {@link #packed} can put these one below the other. */
    static boolean canPack(List<StoredMatrix> parts, Precision held, int block) {
        return held.group() > 0
                && parts.stream()
                        .allMatch(part -> part.bits() == 4
                                && part.group() == held.group()
                                && StoredRows.canPack(block, part.rows(), part.columns()));
    }

    /** Memory for matrices one below the other, to be filled by {@link #pack}. */
    Packed packed(List<StoredMatrix> parts) {
        long rows = parts.stream().mapToLong(StoredMatrix::rows).sum();
        StoredMatrix first = parts.get(0);
        Tensor codes = tensors.empty(Dtype.UINT8, rows, first.columns() / 2);
        try {
            return new Packed(codes, tensors.empty(Dtype.BFLOAT16, first.columns() / first.group(), rows, 2));
        } catch (RuntimeException | Error e) {
            codes.close();
            throw e;
        }
    }

    /**
     * Packs one of the matrices.
     *
     * @param words its codes as they are stored, [rows, bytes]
     * @param scales bfloat16 [rows, groups], shifts the same
     * @param from its first row
     */
    void pack(StoredMatrix part, Tensor words, Tensor scales, Optional<Tensor> shifts, Packed whole, long from) {
        kernels.pack(
                new StoredRows(
                        tensors.address(words),
                        tensors.address(scales),
                        shifts.map(tensors::address).orElse(0L),
                        part.rows(),
                        part.columns(),
                        part.columns() / part.group(),
                        QuantizedKernels.block(),
                        tensors.address(whole.codes()),
                        tensors.address(whole.both()),
                        from,
                        whole.codes().shape()[0]),
                Torch.threads());
    }

    /** Whether {@link #encoded} takes numbers of this type. */
    static boolean canEncode(Dtype dtype, Precision precision) {
        return precision.group() == 0 && (dtype == Dtype.BFLOAT16 || dtype == Dtype.FLOAT32);
    }

    /** Rounds a matrix [rows, columns] to 8 bits; it must be contiguous. */
    EncodedMatrix encoded(Tensor matrix, Dtype dtype) {
        long[] shape = matrix.shape();
        Scope made = new Scope();
        try {
            Tensor codes = made.keep(tensors.empty(Dtype.INT8, shape));
            Tensor scales = made.keep(tensors.empty(Dtype.BFLOAT16, shape[0], 1));
            kernels.encode(
                    new EncodedRows(
                            tensors.address(matrix),
                            dtype == Dtype.FLOAT32,
                            shape[0],
                            shape[1],
                            tensors.address(codes),
                            tensors.address(scales)),
                    Torch.threads());
            return new EncodedMatrix(codes, scales, Optional.empty());
        } catch (RuntimeException | Error e) {
            made.close();
            throw e;
        }
    }
}
