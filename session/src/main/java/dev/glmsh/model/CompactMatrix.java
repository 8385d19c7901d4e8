package dev.glmsh.model;

import dev.glmsh.compiled.CompactRows;
import dev.glmsh.compiled.CompiledKernels;
import dev.glmsh.compiled.TwelveBits;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Scope;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Torch;
import dev.glmsh.torch.Value;
import java.util.List;
import java.util.Optional;

/**
 * A bfloat16 matrix in 12 bits a weight, as the argument lists of kernels carry it: four tensors, where a matrix that
 * LibTorch can read is one.
 *
 * @param codes bytes [rows, {@link TwelveBits#rowBytes}]
 * @param places bytes [rows + 1, {@link TwelveBits#PLACE_BYTES}]
 * @param exceptions bytes [exceptions or 1, {@link TwelveBits#PLACE_BYTES}]
 * @param width no numbers, [0, columns]
 */
record CompactMatrix(Tensor codes, Tensor places, Tensor exceptions, Tensor width) {
    private static final int PARTS = 4;

    /**
     * Matrices of the same columns, one below the other, as a list. They must be bfloat16 and contiguous.
     *
     * @return empty if too many weights are exceptions, or some infinite
     */
    static Optional<Value> of(CompiledKernels kernels, TensorScripts tensors, List<Tensor> parts) {
        long rows = parts.stream().mapToLong(part -> part.shape()[0]).sum();
        long columns = parts.get(0).shape()[1];
        try (Scope scope = new Scope()) {
            Tensor codes = scope.keep(tensors.empty(Dtype.UINT8, rows, TwelveBits.rowBytes(columns)));
            Tensor places = scope.keep(tensors.empty(Dtype.UINT8, rows + 1, TwelveBits.PLACE_BYTES));
            long count = 0;
            long row = 0;
            for (Tensor part : parts) {
                count = kernels.survey(rows(tensors, part, codes, places, row, 0), count, Torch.threads());
                if (!TwelveBits.pays(count, rows, columns)) {
                    return Optional.empty();
                }
                row += part.shape()[0];
            }
            Tensor exceptions = scope.keep(tensors.empty(Dtype.UINT8, Math.max(1, count), TwelveBits.PLACE_BYTES));
            row = 0;
            for (Tensor part : parts) {
                kernels.compact(rows(tensors, part, codes, places, row, tensors.address(exceptions)), Torch.threads());
                row += part.shape()[0];
            }
            Tensor width = scope.keep(tensors.empty(Dtype.BFLOAT16, 0, columns));
            return Optional.of(Value.list(List.of(codes, places, exceptions, width)));
        }
    }

    private static CompactRows rows(
            TensorScripts tensors, Tensor part, Tensor codes, Tensor places, long row, long exceptions) {
        long[] shape = part.shape();
        return new CompactRows(
                tensors.address(part),
                shape[0],
                shape[1],
                tensors.address(codes) + row * TwelveBits.rowBytes(shape[1]),
                tensors.address(places) + row * TwelveBits.PLACE_BYTES,
                exceptions);
    }

    /** The matrix of a list's tensors, which stay the caller's; empty if they are matrices of 16 bits. */
    static Optional<CompactMatrix> in(List<Tensor> parts) {
        return parts.size() == PARTS
                ? Optional.of(new CompactMatrix(parts.get(0), parts.get(1), parts.get(2), parts.get(3)))
                : Optional.empty();
    }

    long rows() {
        return codes.shape()[0];
    }

    long columns() {
        return width.shape()[1];
    }

    /** Where it lies, for C; closed by the caller. */
    TwelveBits bits(TensorScripts tensors) {
        return new TwelveBits(new TwelveBits.Place(
                rows(), columns(), tensors.address(codes), tensors.address(places), tensors.address(exceptions)));
    }
}
