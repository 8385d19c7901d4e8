package dev.glmsh.compiled;

import com.sun.jna.Memory;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** A kernel's scratch memory, made when it is first asked for, and anew when the number of threads changes. */
final class Workspace implements AutoCloseable {
    private final IntToLongFunction bytes;
    private @Nullable Memory memory;
    private int threads;

    /** @param bytes how many so many threads take */
    Workspace(IntToLongFunction bytes) {
        this.bytes = bytes;
    }

    Memory of(int wanted) {
        if (memory == null || threads != wanted) {
            close();
            memory = new Memory(bytes.applyAsLong(wanted));
            threads = wanted;
        }
        return memory;
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
            memory = null;
        }
    }
}
