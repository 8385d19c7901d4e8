package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.torch.TorchThread;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * What a session computes at the moment, so that all of it can be cancelled, also by one who did not start it. A caller
 * may be gone before its work has ended: a snippet is stopped while its generation still finishes its layer. Thread-safe.
 */
final class RunningWork {
    private final TorchThread torch;
    private final List<Cancellation> cancellations = new CopyOnWriteArrayList<>();
    private volatile Cancellation begun = new Cancellation();

    RunningWork(TorchThread torch) {
        this.torch = torch;
    }

    /** A flag for work that brings none of its own and is about to run; {@link #cancel} raises it from now on. */
    Cancellation begin() {
        Cancellation cancellation = new Cancellation();
        begun = cancellation;
        return cancellation;
    }

    /** Runs work on the torch thread; {@link #cancel} raises its flag until it has ended. */
    <T> T run(Cancellation cancellation, Callable<T> work) {
        cancellations.add(cancellation);
        try {
            return torch.run(() -> {
                try {
                    return work.call();
                } finally {
                    cancellations.remove(cancellation);
                }
            });
        } catch (RuntimeException | LinkageError e) { // not other errors: one that stops the caller ends no work
            cancellations.remove(cancellation); // LibTorch may not have started
            throw e;
        }
    }

    /** Runs work on the calling thread, such as a download; {@link #cancel} raises its flag until it has ended. */
    <T> T during(Cancellation cancellation, Supplier<T> work) {
        cancellations.add(cancellation);
        try {
            return work.get();
        } finally {
            cancellations.remove(cancellation);
        }
    }

    /** Cancels whatever runs or waits for its turn. */
    void cancel() {
        begun.cancel();
        cancellations.forEach(Cancellation::cancel);
    }

    /** Waits for the end of work whose caller is gone, before something is changed that it uses. */
    void settle() {
        if (!cancellations.isEmpty()) {
            var unused = torch.run(() -> true);
        }
    }
}
