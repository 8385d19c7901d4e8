package dev.glmsh.roofline;

import dev.glmsh.hardware.NativeBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How fast a plain loop reads memory: the threads sum the longs of buffers far larger than any cache, and the best of
 * some passes counts, since others use the machine too. On hosts with near and far memory only the very buffers that a
 * kernel reads give its limit.
 */
public final class ReadBandwidth {
    private static final int PASSES = 8;
    private static final int STREAMS = 4;

    /** Keeps the sums from being optimised away. */
    static volatile long blackhole;

    private ReadBandwidth() {}

    /** Bytes a second over all threads together, each with a buffer of its own, which is given back. */
    public static double measure(int threads, int bytesPerThread) {
        List<NativeBuffer> owned = new ArrayList<>();
        try {
            for (int i = 0; i < threads; i++) {
                owned.add(NativeBuffer.allocate(bytesPerThread));
            }
            List<LongBuffer> buffers = owned.stream().map(NativeBuffer::longs).toList();
            buffers.forEach(ReadBandwidth::fill);
            return measure(buffers, threads);
        } finally {
            owned.forEach(NativeBuffer::close);
        }
    }

    /** Bytes a second over all threads together, which share the buffers; 0 without buffers. */
    public static double measure(List<LongBuffer> buffers, int threads) {
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
            end(executor);
        }
    }

    /** Waits for all threads, since the buffers may be gone afterwards. */
    private static void end(ExecutorService executor) {
        executor.shutdown();
        boolean interrupted = false;
        while (!executor.isTerminated()) {
            try {
                var unused = executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Pages that were never written would all be the one page of zeros. */
    private static void fill(LongBuffer buffer) {
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, i);
        }
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

    /**
     * Four places at a time: one alone waits for its own additions, and a processor fetches less ahead for one reader than
     * for several.
     */
    private static long sum(LongBuffer buffer) {
        int quarter = buffer.capacity() / STREAMS;
        LongBuffer first = buffer.slice(0, quarter);
        LongBuffer second = buffer.slice(quarter, quarter);
        LongBuffer third = buffer.slice(2 * quarter, quarter);
        LongBuffer fourth = buffer.slice(3 * quarter, quarter);
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        for (int i = 0; i < quarter; i++) {
            a += first.get(i);
            b += second.get(i);
            c += third.get(i);
            d += fourth.get(i);
        }
        return a + b + c + d;
    }
}
