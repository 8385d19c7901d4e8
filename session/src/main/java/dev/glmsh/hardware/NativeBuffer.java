package dev.glmsh.hardware;

import com.sun.jna.Memory;
import java.nio.LongBuffer;

/**
 * Memory outside the Java heap that goes back to the system when it is closed, and not when Java next collects its
 * garbage. After that its longs must not be touched.
 */
public final class NativeBuffer implements AutoCloseable {
    private final Memory memory;

    private NativeBuffer(Memory memory) {
        this.memory = memory;
    }

    /**
     * Takes memory, with undefined contents.
     *
     * @param bytes how much, positive
     * @throws OutOfMemoryError if there is not as much
     */
    public static NativeBuffer allocate(int bytes) {
        return new NativeBuffer(new Memory(bytes));
    }

    /** The memory as longs in this machine's byte order. */
    public LongBuffer longs() {
        return memory.getByteBuffer(0, memory.size()).asLongBuffer();
    }

    @Override
    public void close() {
        memory.close();
    }
}
