package dev.glmsh.shell.java;

import dev.glmsh.Progress;
import dev.glmsh.model.TextStream;
import dev.glmsh.model.Thinking;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.ThreadOutput;
import dev.glmsh.shell.output.Value;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Brings the output of any threads to a front end in order, on the one thread that waits for the snippet. Holds no
 * lock, because a thread may be stopped in the middle of a call. A thread that writes faster than the front end shows
 * is slowed down.
 */
final class OutputQueue implements Output {
    private static final int MOST_WAITING = 1_000;
    private static final long PAUSE_NS = 1_000_000;

    private final Queue<Consumer<Output>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Output target;
    private final Thread deliverer = Thread.currentThread();
    private volatile boolean closed;
    private volatile boolean openStream;

    /** A queue that the calling thread delivers to {@code target}. */
    OutputQueue(Output target) {
        this.target = target;
    }

    @Override
    public void text(String piece) {
        add(output -> {
            output.text(piece);
            openStream = true;
        });
    }

    @Override
    public void thinking(String text) {
        add(output -> output.thinking(text));
    }

    @Override
    public void thought(Thinking thinking) {
        add(output -> output.thought(thinking));
    }

    @Override
    public void answer(String text) {
        add(output -> output.answer(text));
    }

    /** The queue of the line that the calling thread works for, if its front end shows what comes after the line's end. */
    static Optional<OutputQueue> ofThread() {
        return ThreadOutput.current()
                .flatMap(output -> output instanceof OutputQueue queue && queue.outlivesLine()
                        ? Optional.of(queue)
                        : Optional.empty());
    }

    /** Begins the text of another generation on a line of its own. */
    @Override
    public TextStream text() {
        add(this::endStream);
        return Output.super.text();
    }

    @Override
    public void print(String text) {
        var unused = takesPrinted(text);
    }

    @Override
    public void printError(String text) {
        var unused = takesError(text);
    }

    /** The same as {@link #print}; false if the queue is closed and the text has to go elsewhere. */
    boolean takesPrinted(String text) {
        return add(output -> {
            endStream(output);
            output.print(text);
        });
    }

    /** The same as {@link #printError}; false if the queue is closed and the text has to go elsewhere. */
    boolean takesError(String text) {
        return add(output -> {
            endStream(output);
            output.printError(text);
        });
    }

    @Override
    public void show(Value value, Look look) {
        add(output -> {
            endStream(output);
            output.show(value, look);
        });
    }

    @Override
    public void display(String id, Value value, Look look) {
        add(output -> {
            endStream(output);
            output.display(id, value, look);
        });
    }

    @Override
    public void update(String id, Value value, Look look) {
        add(output -> output.update(id, value, look));
    }

    @Override
    public void clear(boolean wait) {
        add(output -> output.clear(wait));
    }

    @Override
    public void notice(String line) {
        add(output -> output.notice(line));
    }

    /** Progress that is reported in order with the rest. */
    @Override
    public Progress progress() {
        Progress shown = target.progress();
        return (what, done, total) -> add(output -> shown.update(what, done, total));
    }

    @Override
    public void endText() {
        add(this::endStream);
    }

    private void endStream(Output output) {
        if (openStream) {
            output.endText();
            openStream = false;
        }
    }

    /** Whether the piece is or will be delivered. */
    private boolean add(Consumer<Output> piece) {
        while (!closed && count.get() >= MOST_WAITING && Thread.currentThread() != deliverer) {
            LockSupport.parkNanos(PAUSE_NS);
            if (Thread.currentThread().isInterrupted()) {
                break; // park would return at once, for ever; an interrupted thread has not long to go
            }
        }
        if (closed) {
            return addLate(piece);
        }
        count.incrementAndGet();
        waiting.add(piece);
        LockSupport.unpark(deliverer);
        boolean missed = closed && waiting.remove(piece); // by the last delivery
        return !missed || addLate(piece);
    }

    private boolean addLate(Consumer<Output> piece) {
        if (outlivesLine()) {
            piece.accept(target);
        }
        return outlivesLine();
    }

    @Override
    public boolean outlivesLine() {
        return target.outlivesLine();
    }

    /** Hands on what has come so far. */
    void deliver() {
        for (Consumer<Output> next = waiting.poll(); next != null; next = waiting.poll()) {
            count.decrementAndGet();
            next.accept(target);
        }
    }

    /** Hands on what is left; what comes later is dropped. */
    void close() {
        closed = true;
        deliver();
    }
}
