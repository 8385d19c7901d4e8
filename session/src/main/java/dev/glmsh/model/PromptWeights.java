package dev.glmsh.model;

import dev.glmsh.compiled.CompiledKernels;
import dev.glmsh.compiled.TwelveBits;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Scope;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Torch;
import dev.glmsh.torch.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Matrices as LibTorch's kernels multiply prompts by them. Those of 12 bits are brought back into 16, into memory that is
 * used again for the next ones.
 */
final class PromptWeights implements AutoCloseable {
    private final Optional<CompiledKernels> kernels;
    private final TensorScripts tensors;
    private @Nullable Tensor memory;
    private long elements;

    /** @param kernels if the matrices may be of 12 bits */
    PromptWeights(Optional<CompiledKernels> kernels, TensorScripts tensors) {
        this.kernels = kernels;
        this.tensors = tensors;
    }

    /** Hands matrices to a kernel, each a list as it was loaded. */
    <T> T with(List<Value> matrices, Function<List<Value>, T> kernel) {
        if (kernels.isEmpty()) {
            return kernel.apply(matrices);
        }
        try (Scope scope = new Scope()) {
            List<List<Tensor>> lists = new ArrayList<>();
            for (Value matrix : matrices) {
                List<Tensor> list = matrix.asTensors();
                list.forEach(scope::keep);
                lists.add(list);
            }
            reserve(lists.stream().mapToLong(PromptWeights::elements).sum());
            List<Value> opened = new ArrayList<>();
            long from = 0;
            for (List<Tensor> list : lists) {
                opened.add(scope.keep(opened(scope, list, from)));
                from += elements(list);
            }
            return kernel.apply(opened);
        }
    }

    private static long elements(List<Tensor> list) {
        return CompactMatrix.in(list)
                .map(matrix -> matrix.rows() * matrix.columns())
                .orElse(0L);
    }

    private void reserve(long wanted) {
        if (memory == null || elements < wanted) {
            close();
            memory = tensors.empty(Dtype.BFLOAT16, wanted);
            elements = wanted;
        }
    }

    private Value opened(Scope scope, List<Tensor> list, long from) {
        Optional<CompactMatrix> matrix = CompactMatrix.in(list);
        if (matrix.isEmpty() || memory == null) {
            return Value.list(list);
        }
        CompactMatrix held = matrix.get();
        Tensor view = scope.keep(tensors.part(memory, from, List.of(held.rows(), held.columns())));
        try (TwelveBits bits = held.bits(tensors)) {
            kernels.orElseThrow().open(bits.matrix(), tensors.address(view), Torch.threads());
        }
        return Value.list(List.of(view));
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
            memory = null;
        }
    }
}
