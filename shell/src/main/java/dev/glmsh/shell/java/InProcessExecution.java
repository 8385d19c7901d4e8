package dev.glmsh.shell.java;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * JShell's local engine, keeping what its text protocol loses: the object that a variable holds, the exception that a
 * snippet threw, and that it was stopped. Used by one thread at a time, except {@link #stop()}.
 */
final class InProcessExecution extends LocalExecutionControl {
    private @Nullable Object lastValue;
    private Optional<Throwable> lastThrown = Optional.empty();
    private boolean lastStopped;

    /** The object that the latest {@link #varValue} found; null is a value here as it is in Java. */
    @Nullable
    Object lastValue() {
        return lastValue;
    }

    /** What the latest snippet threw, unless it went through. */
    Optional<Throwable> lastThrown() {
        return lastThrown;
    }

    /** Whether {@link #stop()} ended the latest snippet. */
    boolean lastStopped() {
        return lastStopped;
    }

    /** Forgets about earlier snippets; a snippet that only declares something runs nothing. */
    void reset() {
        lastValue = null;
        lastThrown = Optional.empty();
        lastStopped = false;
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, InternalException, EngineTerminationException {
        try {
            return super.invoke(className, methodName);
        } catch (StoppedException e) {
            lastStopped = true;
            throw e;
        }
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
