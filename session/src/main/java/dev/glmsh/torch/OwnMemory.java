package dev.glmsh.torch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** This process's memory as a file, so that reading where nothing is fails instead of ending the process. Linux only. */
final class OwnMemory implements AutoCloseable {
    private final RandomAccessFile file;

    private OwnMemory(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Opens it.
     *
     * @throws IOException if this system has no such file or forbids to read it
     */
    static OwnMemory open() throws IOException {
        return new OwnMemory(new RandomAccessFile("/proc/self/mem", "r"));
    }

    /**
     * A copy of some bytes, in this machine's byte order.
     *
     * @throws IOException if there is no memory
     */
    ByteBuffer read(long address, int count) throws IOException {
        byte[] bytes = new byte[count];
        file.seek(address);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    long readLong(long address) throws IOException {
        return read(address, Long.BYTES).getLong();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
