package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first eight bytes of a safetensors file: how long its header is. Stateless.
 *
 * <pre>{@code
 * long length = HeaderLength.of("model.safetensors", firstBytes, fileSize);
 * }</pre>
 */
public final class HeaderLength {
    /** The hub reads no longer ones either; the largest that exist take a few megabytes. */
    private static final long MAX = 25_000_000;

    private static final String NEXT_STEP = "download the file again";

    private HeaderLength() {}

    /**
     * Bytes of the JSON object that follows the first eight.
     *
     * @param name the file's name, for messages
     * @param first the file's first bytes, at least eight unless it is shorter
     * @param size the file's length
     * @throws GlmshException if a file of that size cannot have such a header, or it is above the limit
     */
    public static long of(String name, byte[] first, long size) {
        if (first.length < Long.BYTES) {
            throw new GlmshException(name + " is " + size + " bytes long, too short for a safetensors file", NEXT_STEP);
        }
        long length = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 0 || length > size - Long.BYTES) {
            String claim = Long.toUnsignedString(length);
            throw new GlmshException(
                    name + " is " + size + " bytes long, but its header claims " + claim + " bytes", NEXT_STEP);
        }
        if (length > MAX) {
            throw new GlmshException(
                    name + " has a header of " + length + " bytes, above the limit of " + MAX, NEXT_STEP);
        }
        return length;
    }
}
