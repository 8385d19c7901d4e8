package dev.glmsh.torch;

import ai.djl.pytorch.jni.JniUtils;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which a session calls LibTorch. LibTorch keeps worker threads and modes for each thread that calls
 * it, so calls from changing threads would grow memory and lose settings. Work arrives from any thread and the caller
 * waits; work that is started from the torch thread itself (by a streaming callback, say) runs at once.
 *
 * <pre>{@code
 * try (TorchThread torch = new TorchThread()) {
 *     long answer = torch.run(() -> …);
 * }
 * }</pre>
 */
public final class TorchThread implements AutoCloseable {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(this::newThread);
    private final Queue<Runnable> atPause = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread thread;

    private Thread newThread(Runnable work) {
        Thread created = new Thread(outermostGroup(), work, "glmsh-torch");
        created.setDaemon(true);
        thread = created;
        return created;
    }

    /**
     * The thread outlives whoever happens to need it first. JShell waits for all threads of a snippet's group, so in
     * the group of a snippet it would be waited for until the session ends.
     */
    private static ThreadGroup outermostGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /** Starts LibTorch in the background, so that the first real call need not wait for it. */
    public void warmUp() {
        executor.execute(Torch::version);
    }

    /**
     * Runs {@code work} on the torch thread and returns its result. An interrupt of the waiting thread does not end the
     * work (cancel that through its own flag); the interrupt status is kept for later.
     */
    public <T> T run(Callable<T> work) {
        if (Thread.currentThread() == thread) {
            return call(work);
        }
        Future<T> future = executor.submit(() -> {
            Torch.version();
            JniUtils.setGraphExecutorOptimize(false);
            return work.call();
        });
        return await(future);
    }

    private static <T> T await(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw rethrow(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * The same, but at the next {@link #pause} if other work runs. For what only looks and takes milliseconds.
     */
    public <T> T runAtPause(Callable<T> work) {
        if (Thread.currentThread() == thread) {
            return call(work);
        }
        FutureTask<T> task = new FutureTask<>(work);
        atPause.add(task);
        executor.execute(() -> {
            Torch.version();
            pause();
        });
        return await(task);
    }

    /** Where longer work lets others have a look; on the torch thread. */
    public void pause() {
        for (Runnable task = atPause.poll(); task != null; task = atPause.poll()) {
            task.run();
        }
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw rethrow(e);
        }
    }

    private static RuntimeException rethrow(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException runtime) {
            return runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }

    /** Lets work that was handed in finish, then ends the thread. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
