package dev.glmsh.model;

import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and values of every layer for up to {@code context} tokens, allocated once and touched only as far as it is
 * filled. It remembers which ids it holds, so that a prompt that begins with the same ids need not be computed again.
 * Tensors have shape [kvHeads, context, headDim].
 */
public final class KvCache implements AutoCloseable {
    private final int context;
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Value> layers = new ArrayList<>();
    private final IntList ids = new IntList();
    private final long[] addresses;

    KvCache(TensorScripts scripts, Dtype dtype, int layerCount, int kvHeads, int headDim, int context) {
        this.context = context;
        try {
            for (int i = 0; i < layerCount; i++) {
                Tensor keys = scripts.empty(dtype, kvHeads, context, headDim);
                tensors.add(keys);
                Tensor values = scripts.empty(dtype, kvHeads, context, headDim);
                tensors.add(values);
                layers.add(Value.list(List.of(keys, values)));
            }
            addresses = tensors.stream().mapToLong(Tensor::address).toArray();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The most tokens it can hold. */
    public int context() {
        return context;
    }

    /** The tokens it holds. */
    public int length() {
        return ids.size();
    }

    /** Keys and values of every layer, for measuring what of them is resident. Not to be closed by the caller. */
    public List<Tensor> tensors() {
        return List.copyOf(tensors);
    }

    /** Address of a layer's keys, for kernels that were compiled here. */
    long keys(int layer) {
        return addresses[2 * layer];
    }

    /** Address of a layer's values. */
    long values(int layer) {
        return addresses[2 * layer + 1];
    }

    Value layer(int index) {
        return layers.get(index);
    }

    /** Notes that the next positions now hold these ids. */
    void appended(int[] added) {
        for (int id : added) {
            ids.add(id);
        }
    }

    /**
     * Keeps the common prefix with {@code prompt} and forgets the rest. At least the prompt's last token is left out,
     * because its logits are needed.
     *
     * @return the length of the prefix that was kept
     */
    int reuse(int[] prompt) {
        int common = 0;
        int most = Math.min(ids.size(), prompt.length - 1);
        while (common < most && ids.get(common) == prompt[common]) {
            common++;
        }
        ids.truncate(common);
        return common;
    }

    /** Forgets what follows the first {@code length} tokens; the memory stays. */
    public void truncate(int length) {
        ids.truncate(length);
    }

    /** Forgets all tokens; the memory stays. */
    public void clear() {
        ids.truncate(0);
    }

    @Override
    public void close() {
        layers.forEach(Value::close);
        tensors.forEach(Tensor::close);
    }
}
