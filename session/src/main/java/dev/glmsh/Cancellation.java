package dev.glmsh;

import java.util.concurrent.CancellationException;

/**
 * A flag that one thread raises and a long-running call checks between its steps. Thread-safe; made anew for each call.
 *
 * <pre>{@code
 * Cancellation cancellation = new Cancellation();
 * terminal.handle(Signal.INT, signal -> cancellation.cancel());
 * session.generate(prompt, options, listener, cancellation);
 * }</pre>
 */
public final class Cancellation {
    private volatile boolean cancelled;

    /** Asks the running call to stop at its next step. Harmless when nothing runs. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether {@link #cancel} was called. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Leaves by {@link CancellationException} if {@link #cancel} was called; {@code what} names the work. */
    public void check(String what) {
        if (cancelled) {
            throw new CancellationException(what + " was cancelled");
        }
    }
}
