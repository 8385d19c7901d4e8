package dev.glmsh.shell.java;

import dev.glmsh.shell.output.Output;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets in this process, each on a thread of its own, and keeps what JShell's text protocol loses: the object
 * that a variable holds, the exception that a snippet threw, and that it was stopped. A snippet ends when its own method
 * returns, whatever threads it has started. Used by one thread at a time, which delivers the snippet's output while it
 * waits; {@link #stop()} comes from any.
 */
final class InProcessExecution extends DirectExecutionControl {
    private static final long STEP_NS = 2_000_000;
    private static final long CHECK_NS = 200_000_000;

    private final SnippetLoader loader;
    private final Runnable cancel;
    private final Lazy<Optional<AsynchronousThrow>> thrower = new Lazy<>(AsynchronousThrow::open);
    private OutputQueue output = new OutputQueue(Output.SILENT);
    private volatile boolean stopping;
    private volatile @Nullable Thread evaluating;
    private @Nullable Object lastValue;
    private Optional<Throwable> lastThrown = Optional.empty();
    private Optional<String> lastStopped = Optional.empty();
    private Optional<Method> lastMethod = Optional.empty();
    private Optional<InvocationTargetException> nextThrown = Optional.empty();

    /** @param cancel cancels what the session does for a snippet; called several times, harmless when nothing runs */
    InProcessExecution(Runnable cancel) {
        this(new SnippetLoader(), cancel);
    }

    private InProcessExecution(SnippetLoader loader, Runnable cancel) {
        super(loader.delegate());
        this.loader = loader;
        this.cancel = cancel;
    }

    /** Gets ready to stop snippets, which takes a moment the first time. */
    void warmUp() {
        thrower.get();
        var unused = ThreadView.of(Thread.currentThread());
    }

    /** Begins a line of snippets, whose output goes to {@code queue}; an earlier line's {@link #stop()} is over. */
    void begin(OutputQueue queue) {
        output = queue;
        evaluating = Thread.currentThread();
        stopping = false;
        var unused = Thread.interrupted(); // meant for whatever the thread did before; JShell's compiler cannot bear it
    }

    /** Ends the line; a {@link #stop()} that comes later finds nothing to stop. */
    void end() {
        evaluating = null;
        output = new OutputQueue(Output.SILENT);
        var unused = Thread.interrupted();
    }

    /** Whether the line is to end. */
    boolean stopping() {
        return stopping;
    }

    /** The object that the latest {@link #varValue} found; null is a value here as it is in Java. */
    @Nullable
    Object lastValue() {
        return lastValue;
    }

    /** That object as Java shows it, found out on a thread of its own because it is the user's code that tells. */
    Optional<String> lastText() {
        Object value = lastValue;
        return callQuietly(() -> valueString(value));
    }

    /** Runs the user's code on a thread of its own; empty if it threw or was stopped. */
    Optional<String> callQuietly(Callable<@Nullable String> work) {
        try {
            return Optional.ofNullable(call(work));
        } catch (StoppedException | InvocationTargetException e) {
            return Optional.empty();
        }
    }

    /** What the latest snippet threw, unless it went through. */
    Optional<Throwable> lastThrown() {
        return lastThrown;
    }

    /** How {@link #stop()} ended the latest snippet, if it did. */
    Optional<String> lastStopped() {
        return lastStopped;
    }

    /** Forgets about earlier snippets; a snippet that only declares something runs nothing. */
    void reset() {
        lastValue = null;
        lastThrown = Optional.empty();
        lastStopped = Optional.empty();
        lastMethod = Optional.empty();
    }

    /** Ends the snippet that runs and the line it stands in. Any thread; harmless when nothing runs. */
    @Override
    public void stop() {
        stopping = true;
        LockSupport.unpark(evaluating);
    }

    @Override
    protected @Nullable String invoke(Method method) throws Exception {
        if (nextThrown.isPresent()) {
            InvocationTargetException thrown = nextThrown.get();
            nextThrown = Optional.empty();
            throw thrown;
        }
        lastMethod = Optional.of(method);
        return call(() -> valueString(method.invoke(null)));
    }

    /** What JShell has compiled of the latest snippet, if it runs anything. */
    Optional<Method> lastMethod() {
        return lastMethod;
    }

    /** Runs what was compiled before; its value is the {@link #lastValue} then. */
    @Nullable
    String invokeAgain(Method method) throws StoppedException, InvocationTargetException {
        AtomicReference<@Nullable Object> value = new AtomicReference<>();
        String text = call(() -> {
            Object result = method.invoke(null);
            value.set(result);
            return valueString(result);
        });
        lastValue = value.get();
        return text;
    }

    /** The next snippet throws this instead of running. */
    void throwNext(InvocationTargetException thrown) {
        nextThrown = Optional.of(thrown);
    }

    /**
     * Runs the user's code on a thread of its own and waits for it, delivering what it prints.
     *
     * @throws StoppedException if it was stopped
     * @throws InvocationTargetException with what it threw
     */
    @Nullable
    String call(Callable<@Nullable String> work) throws StoppedException, InvocationTargetException {
        if (stopping) {
            lastStopped = Optional.of("cancelled");
            throw new StoppedException();
        }
        SnippetThread snippet = SnippetThread.start(work, loader, output);
        Interruption interruption = null;
        while (!snippet.finished() && (interruption == null || !interruption.hopeless())) {
            output.deliver();
            if (stopping && interruption == null) {
                interruption = new Interruption(snippet.thread(), cancel, thrower);
            }
            if (interruption != null) {
                interruption.step();
            }
            LockSupport.parkNanos(interruption == null ? CHECK_NS : STEP_NS);
            var unused = Thread.interrupted(); // else parking would not wait
        }
        if (interruption != null) {
            cancel.run(); // the snippet may have begun another generation just before its end
        }
        output.deliver();
        return outcome(snippet);
    }

    private @Nullable String outcome(SnippetThread snippet) throws StoppedException, InvocationTargetException {
        Throwable thrown = snippet.thrown();
        if (!snippet.finished()) {
            lastStopped = Optional.of("cancelled, but " + snippet.thread().getName()
                    + " goes on: it is in a native call or catches every error; it ends with glmsh at the latest");
            throw new StoppedException();
        }
        if (stopping && (thrown != null || snippet.result() == null)) {
            lastStopped = Optional.of("cancelled");
            throw new StoppedException();
        }
        if (thrown != null) {
            throw new InvocationTargetException(thrown);
        }
        return snippet.result();
    }

    @Override
    public String varValue(String className, String varName)
            throws RunException, EngineTerminationException, InternalException {
        try {
            Field variable = findClass(className).getDeclaredField(varName);
            variable.setAccessible(true); // the field is public, its class is not
            lastValue = variable.get(null);
        } catch (ReflectiveOperationException e) {
            throw new InternalException(varName + " cannot be read: " + e);
        }
        return "";
    }

    @Override
    protected String throwConvertedInvocationException(Throwable thrown) throws RunException, InternalException {
        lastThrown = Optional.of(thrown);
        return super.throwConvertedInvocationException(thrown);
    }

    /** Hands this one engine to the JShell instance that is being built. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "glmsh";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                return InProcessExecution.this;
            }
        };
    }
}
