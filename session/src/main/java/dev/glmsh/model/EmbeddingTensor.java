package dev.glmsh.model;

import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.Arrays;

/** An embedding table in memory, such as that of a synthetic checkpoint. */
final class EmbeddingTensor implements EmbeddingTable {
    private final Script script;
    private final Tensor table;
    private final Value dtype;

    /** @param table [vocabulary, hidden]; closed with this */
    EmbeddingTensor(Script script, Tensor table, Dtype wanted) {
        this.script = script;
        this.table = table;
        this.dtype = Value.of(wanted.number());
    }

    @Override
    public Tensor rows(int[] ids) {
        try (Tensor vector = Tensor.of(Arrays.stream(ids).asLongStream().toArray())) {
            return script.call("embed", table, vector, dtype).asTensor();
        }
    }

    @Override
    public void close() {
        dtype.close();
        table.close();
    }
}
