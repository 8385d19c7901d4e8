package dev.glmsh.model;

import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The few operations on whole tensors that loading needs, typed. Every result is owned by the caller. */
final class TensorScripts implements AutoCloseable {
    private final Script script = Script.load("tensors");

    /** Maps a file, privately and read on demand, as one vector of {@code elements} numbers. */
    Tensor map(Path file, long elements, Dtype dtype) {
        try (Value path = Value.of(file.toString());
                Value count = Value.of(elements);
                Value type = Value.of(dtype.number())) {
            return script.call("map_file", path, count, type).asTensor();
        }
    }

    /** A view of part of a vector; keeps the vector's memory alive. */
    Tensor part(Tensor vector, long offset, List<Long> shape) {
        long[] extents = shape.stream().mapToLong(Long::longValue).toArray();
        long elements = Arrays.stream(extents).reduce(1, Math::multiplyExact);
        try (Value from = Value.of(offset);
                Value extent = Value.list(extents);
                Value count = Value.of(elements)) {
            return script.call("part", vector, from, extent, count).asTensor();
        }
    }

    /** A view of some rows; keeps the memory alive. */
    Tensor rows(Tensor tensor, long from, long to) {
        try (Value begin = Value.of(from);
                Value end = Value.of(to)) {
            return script.call("rows", tensor, begin, end).asTensor();
        }
    }

    /** Where a tensor lies: its first row, since a whole one may be too long for a buffer of Java. */
    long address(Tensor tensor) {
        try (Tensor first = rows(tensor, 0, 1)) {
            return first.address();
        }
    }

    /** A tensor of another type; shares memory if it has that type already. */
    Tensor convert(Tensor tensor, Dtype dtype) {
        try (Value type = Value.of(dtype.number())) {
            return script.call("convert", tensor, type).asTensor();
        }
    }

    /** Rows of all tensors, one after another. */
    Tensor join(List<Tensor> tensors) {
        try (Value list = Value.list(tensors)) {
            return script.call("join", list).asTensor();
        }
    }

    /** A copy in memory of its own. */
    Tensor copy(Tensor tensor) {
        return script.call("copy", tensor).asTensor();
    }

    /** Memory that is not touched until it is written. */
    Tensor empty(Dtype dtype, long... shape) {
        try (Value extent = Value.list(shape);
                Value type = Value.of(dtype.number())) {
            return script.call("empty", extent, type).asTensor();
        }
    }

    /** Numbers of a float32 vector, repeated from {@code from} on, scaled and moved; a tensor of its own. */
    Tensor repeated(Tensor vector, long from, List<Long> shape, double mean, double scale, Dtype dtype) {
        long[] extents = shape.stream().mapToLong(Long::longValue).toArray();
        try (Value start = Value.of(from);
                Value extent = Value.list(extents);
                Value centre = Value.of(mean);
                Value factor = Value.of(scale);
                Value type = Value.of(dtype.number())) {
            return script.call("repeated", vector, start, extent, centre, factor, type)
                    .asTensor();
        }
    }

    @Override
    public void close() {
        script.close();
    }
}
