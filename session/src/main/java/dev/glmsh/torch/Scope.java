package dev.glmsh.torch;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes values together, in reverse order. For code whose number of temporaries depends on the data.
 *
 * <pre>{@code
 * try (Scope scope = new Scope()) {
 *     Tensor wide = scope.keep(tensors.convert(view, Dtype.FLOAT32));
 * }
 * }</pre>
 */
public final class Scope implements AutoCloseable {
    private final Deque<Value> values = new ArrayDeque<>();

    /** Takes ownership of a value and returns it. */
    public <T extends Value> T keep(T value) {
        values.push(value);
        return value;
    }

    @Override
    public void close() {
        while (!values.isEmpty()) {
            values.pop().close();
        }
    }
}
