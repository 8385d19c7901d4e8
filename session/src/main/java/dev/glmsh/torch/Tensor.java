package dev.glmsh.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A tensor in native memory. Its elements cross into Java only as float32 or int64: convert with a script first.
 *
 * <pre>{@code
 * try (Tensor ids = Tensor.of(new long[] {1, 2, 3})) { … }
 * }</pre>
 */
public final class Tensor extends Value {
    Tensor(IValue handle) {
        super(handle);
    }

    /** A vector of int64, shape [numbers.length]. */
    public static Tensor of(long[] numbers) {
        return owned((PtNDArray) Torch.manager().create(numbers, new Shape(numbers.length)));
    }

    /** A float32 tensor of the given shape, its elements in row-major order. */
    public static Tensor of(float[] numbers, long... shape) {
        return owned((PtNDArray) Torch.manager().create(numbers, new Shape(shape)));
    }

    /** DJL's arrays borrow a Java buffer that the garbage collector frees with them; a copy owns its memory. */
    private static Tensor owned(PtNDArray borrowing) {
        try (borrowing;
                PtNDArray copy = (PtNDArray) borrowing.duplicate()) {
            return new Tensor(IValue.from(copy));
        }
    }

    /** The extent of each dimension. */
    public long[] shape() {
        try (PtNDArray array = handle().toTensor(Torch.manager())) {
            return array.getShape().getShape();
        }
    }

    /** Copies the elements out; the tensor must be float32. */
    public float[] toFloats() {
        try (PtNDArray array = handle().toTensor(Torch.manager())) {
            float[] floats = new float[Math.toIntExact(array.size())];
            buffer(array).asFloatBuffer().get(floats);
            return floats;
        }
    }

    /** Copies the elements into {@code target}, which must be as long as the tensor; the tensor must be float32. */
    public void copyTo(float[] target) {
        try (PtNDArray array = handle().toTensor(Torch.manager())) {
            buffer(array).asFloatBuffer().get(target);
        }
    }

    /** Copies {@code count} elements to the beginning of {@code target}; the tensor must be float32 and have as many. */
    public void copyTo(float[] target, int count) {
        try (PtNDArray array = handle().toTensor(Torch.manager())) {
            buffer(array).asFloatBuffer().get(target, 0, count);
        }
    }

    /** Copies the elements out; the tensor must be int64. */
    public long[] toLongs() {
        try (PtNDArray array = handle().toTensor(Torch.manager())) {
            return array.toLongArray();
        }
    }

    /**
     * Hands the elements as they lie in memory to {@code reader}, without a copy; the tensor must be contiguous and below
     * 2 GiB.
     *
     * @throws IOException if the reader does
     */
    public void read(BytesReader reader) throws IOException {
        try (PtNDArray array = handle().toTensor(Torch.manager())) {
            reader.read(buffer(array));
        }
    }

    /** Reads a tensor's bytes, which are gone when it returns. */
    @FunctionalInterface
    public interface BytesReader {
        /** Reads them. */
        void read(ByteBuffer bytes) throws IOException;
    }

    /**
     * Where the elements lie, for compiled kernels and for measuring what of them is resident. The tensor must be
     * contiguous and below 2 GiB, and kept open while the address is used.
     *
     * @return the address of the first element
     */
    public long address() {
        try (PtNDArray array = handle().toTensor(Torch.manager())) {
            return Pointer.nativeValue(Native.getDirectBufferPointer(array.toByteBuffer(true)));
        }
    }

    /** A view of the native memory, which must not be used after the tensor is closed. */
    private static ByteBuffer buffer(PtNDArray array) {
        return array.toByteBuffer(true).order(ByteOrder.nativeOrder());
    }
}
