package dev.glmsh.roofline;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast a plain loop reads memory: each thread sums the longs of a buffer far larger than any cache, and the best of
 * some passes counts, since others use the machine too.
 */
final class ReadBandwidth {
    private static final int PASSES = 8;

    /** Keeps the sums from being optimised away. */
    static volatile long blackhole;

    private ReadBandwidth() {}

    /** Bytes a second over all threads together. */
    static double measure(int threads, int bytesPerThread) {
        List<LongBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            buffers.add(filled(bytesPerThread));
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            double best = 0;
            for (int pass = 0; pass < PASSES; pass++) {
                best = Math.max(best, pass(executor, buffers));
            }
            return best;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            executor.shutdown();
        }
    }

    /** Pages that were never written would all be the one page of zeros. */
    private static LongBuffer filled(int bytes) {
        LongBuffer buffer =
                ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asLongBuffer();
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, i);
        }
        return buffer;
    }

    private static double pass(ExecutorService executor, List<LongBuffer> buffers)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long bytes = 0;
        List<Future<Long>> sums = new ArrayList<>();
        for (LongBuffer buffer : buffers) {
            sums.add(executor.submit(() -> sum(buffer)));
            bytes += (long) buffer.capacity() * Long.BYTES;
        }
        long check = 0;
        for (Future<Long> sum : sums) {
            check ^= sum.get();
        }
        blackhole = check;
        return bytes / ((System.nanoTime() - start) / 1e9);
    }

    /** Four sums at a time, so that the loop waits for memory and not for its own additions. */
    private static long sum(LongBuffer buffer) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        for (int i = 0; i + 3 < buffer.capacity(); i += 4) {
            a += buffer.get(i);
            b += buffer.get(i + 1);
            c += buffer.get(i + 2);
            d += buffer.get(i + 3);
        }
        return a + b + c + d;
    }
}
