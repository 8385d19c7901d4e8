package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The few lines of text that {@code git clone} leaves in place of a large file when Git LFS is not set up: the most
 * common way for a checkpoint to look complete and not be.
 */
final class LfsPointer {
    private static final byte[] START = "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);

    private LfsPointer() {}

    /** Refuses a pointer; any other file is none of our business. */
    static void refuse(Path file) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), START.length)) {
            refuse(String.valueOf(file.getFileName()), stream);
        }
    }

    /** Refuses a pointer; the stream stays at its beginning. It must know {@code mark}. */
    static void refuse(String name, InputStream stream) throws IOException {
        stream.mark(START.length);
        if (Arrays.equals(stream.readNBytes(START.length), START)) {
            throw new GlmshException(
                    name + " is a Git LFS pointer, not the file itself",
                    "run git lfs pull in the checkpoint's directory");
        }
        stream.reset();
    }
}
