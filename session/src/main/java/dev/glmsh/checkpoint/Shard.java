package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * One safetensors file of a checkpoint.
 *
 * @param path the file as the checkpoint names it, possibly a symbolic link
 * @param byteCount its length, header included
 */
public record Shard(Path path, long byteCount) {
    /** Checks that nothing is absent. */
    public Shard {
        requireNonNull(path, "path is null");
        if (byteCount < 0) {
            throw new IllegalArgumentException("byteCount is " + byteCount);
        }
    }

    /** The file's name without its directory: {@code model-00001-of-00004.safetensors}. */
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
