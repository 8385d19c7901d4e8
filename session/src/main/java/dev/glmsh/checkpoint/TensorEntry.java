package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * Where one tensor lies on disk. The bytes are little-endian, row-major, without gaps.
 *
 * @param name the tensor's name: {@code model.layers.0.self_attn.q_proj.weight}
 * @param dtype the type of its elements
 * @param shape its dimensions, outermost first; empty for a scalar
 * @param shard the file that holds it
 * @param offset where its first byte lies in that file, counted from the file's start
 * @param byteCount its length, which is the product of the shape times the bytes of an element
 */
public record TensorEntry(String name, Dtype dtype, List<Long> shape, Path shard, long offset, long byteCount) {
    /** Copies the shape and checks the ranges. */
    public TensorEntry {
        requireNonNull(name, "name is null");
        requireNonNull(dtype, "dtype is null");
        requireNonNull(shard, "shard is null");
        shape = List.copyOf(shape);
        if (offset < 0 || byteCount < 0) {
            throw new IllegalArgumentException(name + " has offset " + offset + " and byteCount " + byteCount);
        }
    }

    /** How many elements the tensor has. */
    public long elementCount() {
        return byteCount / dtype.bytes();
    }

    /** Whether the first byte lies at a multiple of the element's size, so that a mapped file can be read in place. */
    public boolean isAligned() {
        return offset % dtype.bytes() == 0;
    }
}
