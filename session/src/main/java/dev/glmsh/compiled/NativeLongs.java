package dev.glmsh.compiled;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** A C structure of 64-bit numbers. */
final class NativeLongs implements AutoCloseable {
    private final Memory memory;

    NativeLongs(int count) {
        memory = new Memory((long) count * Long.BYTES);
    }

    static NativeLongs of(long... numbers) {
        NativeLongs longs = new NativeLongs(numbers.length);
        longs.set(numbers);
        return longs;
    }

    void set(long... numbers) {
        memory.write(0, numbers, 0, numbers.length);
    }

    Memory memory() {
        return memory;
    }

    long address() {
        return Pointer.nativeValue(memory);
    }

    @Override
    public void close() {
        memory.close();
    }
}
