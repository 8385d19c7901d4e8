package dev.glmsh.memory;

/**
 * Part of this process's address space, such as a tensor's memory.
 *
 * @param address of the first byte
 * @param length in bytes
 */
public record AddressRange(long address, long length) {
    /** Checks that the length is not negative. */
    public AddressRange {
        if (length < 0) {
            throw new IllegalArgumentException("length is " + length);
        }
    }
}
