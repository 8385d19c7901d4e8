package dev.glmsh.kernel.history;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work that is done in order on a thread of its own, which ends when there is none. Thread-safe. */
final class Turns {
    private final ThreadPoolExecutor one;

    /** @param name the thread's */
    Turns(String name) {
        one = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        one.allowCoreThreadTimeOut(true);
    }

    /** Does it behind all that was given before, and does not wait for it. */
    void begin(Runnable work) {
        one.execute(work);
    }

    /** Answers behind all that was given before. */
    <T> T ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, one).join();
    }

    /** Waits until all that was given is done, but no longer than that. */
    void await(Duration most) {
        try {
            var unused = CompletableFuture.runAsync(() -> {}, one).get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // it goes on
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
