package dev.glmsh.bench;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast a plain loop can read given buffers: the threads share them, sum every long, and the best pass counts. On
 * hosts with near and far memory only the very buffers that a kernel reads give its limit.
 */
final class ReadBandwidth {
    private static final int PASSES = 6;

    private ReadBandwidth() {}

    /** Bytes a second over all threads together; 0 without buffers. */
    static double measure(List<LongBuffer> buffers, int threads) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            double best = 0;
            for (int pass = 0; pass < PASSES; pass++) {
                best = Math.max(best, pass(executor, buffers));
            }
            return best;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            executor.shutdown();
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

    /** Keeps the sums from being optimised away. */
    static volatile long blackhole;

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
