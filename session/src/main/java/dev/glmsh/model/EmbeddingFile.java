package dev.glmsh.model;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Tensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/**
 * An embedding table that stays in its file: rows are read when they are looked up. Were it mapped, Linux would count what
 * lies around each row in the page cache as this process's memory, up to 2 MiB a row and so nearly the whole table. The
 * file is held open, and read in a way that an interrupt does not close.
 */
final class EmbeddingFile implements EmbeddingTable {
    private final TensorScripts tensors;
    private final TensorEntry entry;
    private final Dtype stored;
    private final Dtype wanted;
    private final RandomAccessFile file;

    /** @throws GlmshException if the shard cannot be opened */
    EmbeddingFile(TensorScripts tensors, TensorEntry entry, Dtype stored, Dtype wanted) {
        this.tensors = tensors;
        this.entry = entry;
        this.stored = stored;
        this.wanted = wanted;
        try {
            this.file = new RandomAccessFile(entry.shard().toFile(), "r");
        } catch (IOException e) {
            throw new GlmshException("cannot read " + entry.shard(), "check the file's permissions", e);
        }
    }

    @Override
    public Tensor rows(int[] ids) {
        Tensor rows = tensors.empty(stored, ids.length, entry.shape().get(1));
        try {
            rows.fill(bytes -> read(ids, bytes));
        } catch (IOException e) {
            rows.close();
            throw new GlmshException(
                    "cannot read the embedding from " + entry.shard(), "load the model again; the file has changed", e);
        }
        if (stored == wanted) {
            return rows;
        }
        try (rows) {
            return tensors.convert(rows, wanted);
        }
    }

    private void read(int[] ids, ByteBuffer rows) throws IOException {
        byte[] row = new byte[rows.remaining() / ids.length];
        for (int id : ids) {
            file.seek(entry.offset() + (long) id * row.length);
            file.readFully(row);
            rows.put(row);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
