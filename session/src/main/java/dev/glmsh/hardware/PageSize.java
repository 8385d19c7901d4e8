package dev.glmsh.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * The size of a page of memory, as the kernel hands it to every program in its auxiliary vector. Read from
 * /proc/self/auxv, which needs no native call.
 */
final class PageSize {
    /** AT_PAGESZ of getauxval(3). */
    private static final long PAGE_SIZE_TAG = 6;

    private PageSize() {}

    /** Parses an auxiliary vector: pairs of native 64-bit words, a tag and a value. */
    static OptionalLong parse(byte[] auxiliaryVector) {
        ByteBuffer words = ByteBuffer.wrap(auxiliaryVector).order(ByteOrder.nativeOrder());
        while (words.remaining() >= 2 * Long.BYTES) {
            long tag = words.getLong();
            long value = words.getLong();
            if (tag == PAGE_SIZE_TAG) {
                return Long.bitCount(value) == 1 ? OptionalLong.of(value) : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }
}
