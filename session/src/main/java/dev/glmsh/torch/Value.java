package dev.glmsh.torch;

import ai.djl.pytorch.jni.IValue;
import java.util.Arrays;
import java.util.List;

/**
 * An argument or result of a {@link Script} method: a number, a flag, text, a tensor or a list of these. It owns a
 * native handle; whoever makes a value closes it. Values may be made once and passed to any number of calls, and a
 * list keeps its tensors alive by itself. Not thread-safe.
 *
 * <pre>{@code
 * try (Value shape = Value.of(32, 2, 128); Tensor out = kernels.call("layer", x, weights, shape).asTensor()) { … }
 * }</pre>
 */
public class Value implements AutoCloseable {
    private final IValue handle;

    Value(IValue handle) {
        this.handle = handle;
    }

    /** An integer. */
    public static Value of(long number) {
        return new Value(IValue.from(number));
    }

    /** A floating-point number. */
    public static Value of(double number) {
        return new Value(IValue.from(number));
    }

    /** A flag. */
    public static Value of(boolean flag) {
        return new Value(IValue.from(flag));
    }

    /** Text, such as a path. */
    public static Value of(String text) {
        return new Value(IValue.from(text));
    }

    /** A list of integers, {@code List[int]} in TorchScript. */
    public static Value list(long... numbers) {
        return new Value(IValue.listFrom(numbers));
    }

    /** A list of tensors, {@code List[Tensor]} in TorchScript; may be empty. The tensors may be closed afterwards. */
    public static Value list(List<Tensor> tensors) {
        return new Value(TensorLists.of(tensors));
    }

    /** This result as a tensor; the same native handle, so closing either closes both. */
    public Tensor asTensor() {
        return new Tensor(handle);
    }

    /** The tensors of a list, each owned by the caller. */
    public List<Tensor> asTensors() {
        return Arrays.stream(handle.toIValueArray()).map(Tensor::new).toList();
    }

    /** This result as an integer. */
    public long asLong() {
        return handle.toLong();
    }

    /** This result as a list of integers. */
    public long[] asLongs() {
        return handle.toLongArray();
    }

    IValue handle() {
        return handle;
    }

    /** Releases the native handle. Closing twice is harmless. */
    @Override
    public void close() {
        handle.close();
    }
}
