package dev.glmsh.model;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.StoredMatrix;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of a checkpoint as views of its mapped shards. A view keeps its shard mapped after this is closed; the
 * mapping goes when the last view does. Those of a synthetic checkpoint are made when they are asked for.
 */
final class CheckpointTensors implements AutoCloseable {
    private record Mapping(Path shard, Dtype dtype) {}

    private final Checkpoint checkpoint;
    private final TensorScripts scripts;
    private final Map<Mapping, Tensor> mappings = new HashMap<>();
    private @Nullable RandomTensors random;
    private @Nullable Tensor made;

    CheckpointTensors(Checkpoint checkpoint, TensorScripts scripts) {
        this.checkpoint = checkpoint;
        this.scripts = scripts;
    }

    /** A view of the tensor in its stored type, owned by the caller. All views of a shard share one mapping. */
    Tensor view(String name) {
        TensorEntry entry = entry(name);
        Dtype dtype = dtype(entry);
        return checkpoint.isSynthetic()
                ? random().of(entry, dtype)
                : part(mappings.computeIfAbsent(new Mapping(entry.shard(), dtype), this::map), entry, dtype);
    }

    /** The same with a mapping of its own, for what is to be copied: the pages that were read go with the view. */
    Tensor passing(String name) {
        TensorEntry entry = entry(name);
        Dtype dtype = dtype(entry);
        if (checkpoint.isSynthetic()) {
            return random().of(entry, dtype);
        }
        try (Tensor file = map(new Mapping(entry.shard(), dtype))) {
            return part(file, entry, dtype);
        }
    }

    /**
     * Some rows of a matrix, with a mapping of their own. A synthetic matrix is made with its first rows and freed with its
     * last ones, so these must be asked for in order.
     */
    Tensor passingRows(String name, long from, long to) {
        if (!checkpoint.isSynthetic()) {
            try (Tensor whole = passing(name)) {
                return scripts.rows(whole, from, to);
            }
        }
        Tensor whole = from > 0 && made != null ? made : passing(name);
        Tensor rows = scripts.rows(whole, from, to);
        made = whole;
        if (to == shape(name).get(0)) {
            whole.close();
            made = null;
        }
        return rows;
    }

    /** A quantised matrix's scales, with a mapping of their own. */
    Tensor passing(TensorEntry entry) {
        Dtype dtype = dtype(entry);
        try (Tensor file = map(new Mapping(entry.shard(), dtype))) {
            return part(file, entry, dtype);
        }
    }

    /** The bytes of a matrix, row by row, with a mapping of their own. */
    Tensor bytes(TensorEntry entry, Dtype dtype) {
        long rows = entry.shape().get(0);
        try (Tensor file = map(new Mapping(entry.shard(), dtype))) {
            return scripts.part(file, entry.offset(), List.of(rows, entry.byteCount() / rows));
        }
    }

    /** Extents of a tensor of the text model, quantised or not. */
    List<Long> shape(String name) {
        StoredMatrix quantized = checkpoint.weights().quantized().get(name);
        return quantized == null ? entry(name).shape() : List.of(quantized.rows(), quantized.columns());
    }

    /** Whether views show a file's pages; else they are made for whoever asks. */
    boolean isMapped() {
        return !checkpoint.isSynthetic();
    }

    /** The tensor's type as stored. */
    Dtype dtype(String name) {
        return dtype(entry(name));
    }

    /** The tensor's length as stored. */
    long byteCount(String name) {
        return entry(name).byteCount();
    }

    private Tensor part(Tensor file, TensorEntry entry, Dtype dtype) {
        if (!entry.isAligned()) {
            throw new GlmshException(
                    "tensor " + entry.name() + " in " + entry.shard().getFileName() + " starts at byte "
                            + entry.offset() + ", which is not a multiple of its element size",
                    "write the checkpoint again with a current version of safetensors");
        }
        return scripts.part(file, entry.offset() / dtype.bytes(), entry.shape());
    }

    private RandomTensors random() {
        if (random == null) {
            random = new RandomTensors(scripts);
        }
        return random;
    }

    private TensorEntry entry(String name) {
        return checkpoint
                .tensors()
                .find(name)
                .orElseThrow(() -> new GlmshException(
                        "tensor " + name + " is missing from " + checkpoint.name(), "download the checkpoint again"));
    }

    private Tensor map(Mapping mapping) {
        try {
            return scripts.map(
                    mapping.shard(),
                    Files.size(mapping.shard()) / mapping.dtype().bytes(),
                    mapping.dtype());
        } catch (IOException e) {
            throw new GlmshException("cannot read " + mapping.shard(), "check the file's permissions", e);
        }
    }

    private static Dtype dtype(TensorEntry entry) {
        return switch (entry.dtype()) {
            case BF16 -> Dtype.BFLOAT16;
            case F16 -> Dtype.FLOAT16;
            case F32 -> Dtype.FLOAT32;
            default ->
                throw new GlmshException(
                        "tensor " + entry.name() + " is stored as " + entry.dtype(),
                        "use a checkpoint in BF16, F16 or F32");
        };
    }

    @Override
    public void close() {
        mappings.values().forEach(Tensor::close);
        mappings.clear();
        if (made != null) {
            made.close();
        }
        if (random != null) {
            random.close();
        }
    }
}
