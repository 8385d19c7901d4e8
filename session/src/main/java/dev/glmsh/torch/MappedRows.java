package dev.glmsh.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** Mapped tables of which single rows are read. */
public final class MappedRows {
    private static final long PAGE = 4096;
    private static final int MADV_NOHUGEPAGE = 15;

    private MappedRows() {}

    /**
     * Tells Linux not to map a file's huge pages where one row of a table is read: else 2 MiB count as resident for each
     * row, as the file lies in the page cache. It is advice; where it cannot be given nothing changes.
     *
     * @param table a view of a mapped file, contiguous and below 2 GiB
     */
    public static void sparse(Tensor table, long bytes) {
        if (!Platform.isLinux() || bytes > Integer.MAX_VALUE) {
            return;
        }
        try {
            long start = (table.address() + PAGE - 1) / PAGE * PAGE;
            long length = (bytes - PAGE) / PAGE * PAGE;
            Function madvise = NativeLibrary.getProcess().getFunction("madvise");
            if (length > 0) {
                madvise.invokeInt(new Object[] {new Pointer(start), length, MADV_NOHUGEPAGE});
            }
        } catch (UnsatisfiedLinkError e) {
            // a C library without madvise
        }
    }
}
