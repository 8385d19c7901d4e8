package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows the header of a safetensors file. By the rules of the reference implementation the tensors cover it
 * without gap or overlap, and each one's range is as long as its shape and type say.
 */
final class DataSection {
    /** Of what a file's names are part of, so much is shown. */
    private static final int MAX_SHOWN = 400;

    private final Shard shard;
    private final long start;

    /** @param start where the section begins in the file */
    DataSection(Shard shard, long start) {
        this.shard = shard;
        this.start = start;
    }

    /** Where each tensor lies in the file, in the given order. */
    List<TensorEntry> place(List<TensorRange> ranges) {
        checkCoverage(ranges);
        List<TensorEntry> entries = new ArrayList<>();
        for (TensorRange range : ranges) {
            long length = range.end() - range.start();
            checkLength(range, length);
            entries.add(new TensorEntry(
                    range.name(), range.dtype(), range.shape(), shard.path(), start + range.start(), length));
        }
        return entries;
    }

    private void checkCoverage(List<TensorRange> ranges) {
        List<TensorRange> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingLong(TensorRange::start).thenComparingLong(TensorRange::end));
        long available = shard.byteCount() - start;
        long position = 0;
        String previous = "the header";
        for (TensorRange range : sorted) {
            if (range.start() != position) {
                String relation = range.start() < position ? " overlaps " : " leaves a gap after ";
                throw refuse("has a tensor " + range.name() + " that" + relation + previous, null);
            }
            if (range.end() > available) {
                throw refuse(
                        "is cut off: it has " + available + " bytes of tensors, but " + range.name() + " ends at "
                                + range.end(),
                        null);
            }
            position = range.end();
            previous = range.name();
        }
        if (position != available) {
            throw refuse("has " + (available - position) + " bytes after its last tensor", null);
        }
    }

    private void checkLength(TensorRange range, long length) {
        try {
            long expected = range.dtype().bytes();
            for (long size : range.shape()) {
                expected = Math.multiplyExact(expected, size);
            }
            if (length != expected) {
                throw refuse(
                        "gives " + range.name() + " " + length + " bytes, but " + range.dtype() + " " + range.shape()
                                + " takes " + expected,
                        null);
            }
        } catch (ArithmeticException e) {
            throw refuse("gives " + range.name() + " the shape " + range.shape() + ", which is too large to exist", e);
        }
    }

    private GlmshException refuse(String problem, @Nullable Throwable cause) {
        String shown = problem.length() <= MAX_SHOWN ? problem : problem.substring(0, MAX_SHOWN) + "...";
        return new GlmshException(shard.name() + " " + shown, "download the file again", cause);
    }
}
