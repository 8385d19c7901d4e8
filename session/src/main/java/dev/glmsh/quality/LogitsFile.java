package dev.glmsh.quality;

import dev.glmsh.GlmshException;
import dev.glmsh.table.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The reference's logits, row after row as float32, in a temporary file: those of a long text with a vocabulary of 150,000
 * would not fit in memory beside a model. The file goes when it is closed.
 */
final class LogitsFile implements AutoCloseable {
    private final FileChannel channel;
    private final ByteBuffer bytes;

    private LogitsFile(FileChannel channel, int blockFloats) {
        this.channel = channel;
        this.bytes = ByteBuffer.allocateDirect(blockFloats * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    /**
     * An empty file.
     *
     * @param byteCount what will be written, to be refused if there is no room
     * @param blockFloats the most that is written or read at once
     * @throws GlmshException if there is no room, or nothing can be written
     */
    static LogitsFile create(long byteCount, int blockFloats) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            long room = Files.getFileStore(folder).getUsableSpace();
            if (room < byteCount) {
                throw refused(folder, byteCount, Bytes.format(room) + " are free", null);
            }
            Path file = Files.createTempFile(folder, "glmsh-logits", ".bin");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            return new LogitsFile(channel, blockFloats);
        } catch (IOException e) {
            throw refused(folder, byteCount, String.valueOf(e.getMessage()), e);
        }
    }

    private static GlmshException refused(Path folder, long byteCount, String why, @Nullable Throwable cause) {
        return new GlmshException(
                "the reference's logits take " + Bytes.format(byteCount) + " in " + folder + ", which does not work: "
                        + why,
                "choose fewer --tokens, or name another folder with -Djava.io.tmpdir",
                cause);
    }

    /** Goes back to the first row. */
    void rewind() {
        try {
            channel.position(0);
        } catch (IOException e) {
            throw new GlmshException("the reference's logits cannot be read again", "try again", e);
        }
    }

    /** Appends the first {@code count} numbers. */
    void write(float[] numbers, int count) {
        bytes.clear().limit(count * Float.BYTES);
        bytes.asFloatBuffer().put(numbers, 0, count);
        try {
            while (bytes.hasRemaining()) {
                var unused = channel.write(bytes);
            }
        } catch (IOException e) {
            throw refused(
                    Path.of(System.getProperty("java.io.tmpdir")),
                    (long) count * Float.BYTES,
                    String.valueOf(e.getMessage()),
                    e);
        }
    }

    /** Reads the next {@code count} numbers. */
    void read(float[] numbers, int count) {
        bytes.clear().limit(count * Float.BYTES);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException("the file ends too early");
                }
            }
        } catch (IOException e) {
            throw new GlmshException("the reference's logits cannot be read: " + e.getMessage(), "try again", e);
        }
        bytes.flip().asFloatBuffer().get(numbers, 0, count);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the system removes what is left of temporary files
        }
    }
}
