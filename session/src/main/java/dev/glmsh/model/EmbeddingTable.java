package dev.glmsh.model;

import dev.glmsh.torch.Tensor;

/** The vectors of a vocabulary's tokens, of which each token needs one. */
interface EmbeddingTable extends AutoCloseable {
    /** The rows of some tokens, [ids.length, hidden], in the decoder's type; owned by the caller. */
    Tensor rows(int[] ids);

    @Override
    void close();
}
