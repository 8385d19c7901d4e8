package dev.glmsh.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * The C library's heap, from which LibTorch takes its memory. Left to itself, glibc comes to keep freed blocks below 32 MiB,
 * and seldom finds room for another aligned block where one has been: activations then take two to four times what is in
 * use, another amount in every process, and a load leaves hundreds of megabytes of holes.
 */
public final class NativeHeap {
    /** From here on a block is a mapping of its own, which goes back to the system when it is freed. */
    private static final int MAPPED_FROM = 12 << 20;
    /** The same for models whose hidden states are that large, of which the heap would keep several times what is in use. */
    private static final int MAPPED_FROM_IN_LARGE_MODELS = 4 << 20;
    /** The same for float32, whose blocks are twice as large and whose kernels take longer than mappings do. */
    private static final int MAPPED_FROM_IN_FLOAT32 = 8 << 20;
    /** Below this much, the free end of the heap stays; as a given threshold for the one would set this to 128 KiB. */
    private static final int KEPT_AT_END = 256 << 20;

    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_MMAP_THRESHOLD = -3;

    private NativeHeap() {}

    /** Settles which blocks are mappings, in glibc, unless {@code MALLOC_MMAP_THRESHOLD_} does. */
    static void settle() {
        map(MAPPED_FROM);
    }

    /**
     * Settles the same for the model that is loaded next, by the size of what its layers pass on. Mappings cost small models
     * 5% of prefill, since the ends of a block are no huge pages, and large ones 1 to 3%.
     *
     * @param hiddenStates numbers of a prompt's chunk, [tokens, hidden]
     * @param bytes of each
     */
    public static void expect(long hiddenStates, int bytes) {
        if (hiddenStates * bytes >= MAPPED_FROM_IN_LARGE_MODELS) {
            map(MAPPED_FROM_IN_LARGE_MODELS);
        } else {
            map(bytes == Float.BYTES ? MAPPED_FROM_IN_FLOAT32 : MAPPED_FROM);
        }
    }

    private static void map(int from) {
        if (!Platform.isLinux() || System.getenv("MALLOC_MMAP_THRESHOLD_") != null) {
            return;
        }
        try {
            Function mallopt = NativeLibrary.getProcess().getFunction("mallopt");
            mallopt.invokeInt(new Object[] {M_MMAP_THRESHOLD, from});
            mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, KEPT_AT_END});
        } catch (UnsatisfiedLinkError e) {
            // musl maps every large block by itself
        }
    }

    /** Gives freed memory back to the system, where the C library can do that: glibc, by malloc_trim(3). Any thread. */
    public static void trim() {
        Trim.CALL.run();
    }

    private static final class Trim {
        static final Runnable CALL = find();

        private static Runnable find() {
            if (!Platform.isLinux()) {
                return () -> {};
            }
            try {
                Function trim = NativeLibrary.getProcess().getFunction("malloc_trim");
                return () -> trim.invokeInt(new Object[] {0L});
            } catch (UnsatisfiedLinkError e) {
                return () -> {}; // musl gives memory back by itself
            }
        }
    }
}
