package dev.glmsh.torch;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** This process's memory as a file, so that reading where nothing is fails instead of ending the process. Linux only. */
final class OwnMemory implements AutoCloseable {
    private final FileChannel file;

    private OwnMemory(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens it.
     *
     * @throws IOException if this system has no such file or forbids to read it
     */
    static OwnMemory open() throws IOException {
        return new OwnMemory(FileChannel.open(Path.of("/proc/self/mem")));
    }

    /**
     * A copy of some bytes, in this machine's byte order.
     *
     * @throws IOException if there is no memory
     */
    ByteBuffer read(long address, int count) throws IOException {
        if (address <= 0) {
            throw new IOException("no memory at " + address);
        }
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.nativeOrder());
        while (bytes.hasRemaining()) {
            if (file.read(bytes, address + bytes.position()) < 0) {
                throw new EOFException("no memory at " + address);
            }
        }
        return bytes.flip();
    }

    long readLong(long address) throws IOException {
        return read(address, Long.BYTES).getLong();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
