package dev.glmsh.hardware;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells which pages of a range of this process's addresses are in memory, exactly: for each page the kernel writes eight
 * bytes to /proc/self/pagemap (https://docs.kernel.org/admin-guide/mm/pagemap.html). Bit 63 means present, bit 62
 * swapped, bit 61 backed by a file or shared. Huge pages count as the small pages that they are made of. Pages that are in
 * the page cache but not mapped here count as absent, as they do in the process's resident set. Reading is in bulk, 64
 * KiB of entries, or 32 MiB of addresses, at a time, into the Java heap: what measures memory must not leave any behind.
 * Thread-safe.
 *
 * <pre>{@code
 * long address = Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
 * Optional<Residency> weights = PageMap.residency(address, buffer.capacity());
 * }</pre>
 *
 * One page of zeros is shared by all anonymous memory that was read but never written; it counts as anonymous here, though
 * not in the process's resident set.
 */
public final class PageMap {
    private static final long PRESENT = 1L << 63;
    private static final long SWAPPED = 1L << 62;
    private static final long FILE_OR_SHARED = 1L << 61;
    private static final int BULK_BYTES = 1 << 16;

    private PageMap() {}

    /**
     * Where the pages of the {@code length} bytes from {@code address} on are. Of a page that the range covers in part,
     * that part counts.
     *
     * @return empty where the kernel does not tell: on other systems than Linux and in some sandboxes
     */
    public static Optional<Residency> residency(long address, long length) {
        return residency(KernelFiles.LIVE, address, length);
    }

    static Optional<Residency> residency(KernelFiles files, long address, long length) {
        if (address < 0 || length < 0 || address > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("not a range of addresses: " + address + " + " + length);
        }
        try {
            OptionalLong pageSize = PageSize.parse(Files.readAllBytes(files.resolve("proc/self/auxv")));
            if (pageSize.isEmpty()) {
                return Optional.empty();
            }
            try (FileChannel entries = FileChannel.open(files.resolve("proc/self/pagemap"), StandardOpenOption.READ)) {
                return read(entries, pageSize.getAsLong(), address, length);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Residency> read(FileChannel entries, long pageSize, long address, long length)
            throws IOException {
        long end = address + length;
        ByteBuffer bulk = ByteBuffer.allocate(BULK_BYTES).order(ByteOrder.nativeOrder());
        Residency sum = Residency.NONE;
        long page = address / pageSize;
        long lastPage = length == 0 ? page : (end - 1) / pageSize + 1;
        while (page < lastPage) {
            bulk.clear().limit((int) Math.min(BULK_BYTES, (lastPage - page) * Long.BYTES));
            while (bulk.hasRemaining()) {
                if (entries.read(bulk, page * Long.BYTES + bulk.position()) < 0) {
                    return Optional.empty();
                }
            }
            bulk.flip();
            sum = sum.plus(count(bulk, page * pageSize, pageSize, address, end));
            page += bulk.limit() / Long.BYTES;
        }
        return Optional.of(sum);
    }

    /**
     * Adds up page map entries.
     *
     * @param entries one native 64-bit word a page
     * @param first the address of the first entry's page
     * @param address the first address that counts
     * @param end the address after the last that counts
     */
    static Residency count(ByteBuffer entries, long first, long pageSize, long address, long end) {
        long file = 0;
        long anonymous = 0;
        long swapped = 0;
        for (long page = first; entries.hasRemaining(); page += pageSize) {
            long entry = entries.getLong();
            long covered = Math.min(page + pageSize, end) - Math.max(page, address);
            if ((entry & PRESENT) != 0) {
                boolean inFile = (entry & FILE_OR_SHARED) != 0;
                file += inFile ? covered : 0;
                anonymous += inFile ? 0 : covered;
            } else if ((entry & SWAPPED) != 0) {
                swapped += covered;
            }
        }
        return new Residency(file, anonymous, swapped);
    }
}
