package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One file that this process has mapped, all its mappings together, in bytes.
 *
 * @param path the file; ends in {@code  (deleted)} if it no longer exists
 * @param size the addresses that the mappings take
 * @param rss the part that is in memory
 * @param anonymous the part of {@code rss} that the process changed, so that the file no longer backs it
 * @param swap what was changed and then swapped out
 */
public record MappedFile(String path, long size, long rss, long anonymous, long swap) {
    public MappedFile {
        requireNonNull(path, "path is null");
        if (size < 0 || rss < 0 || anonymous < 0 || swap < 0) {
            throw new IllegalArgumentException("negative size of mapping " + path);
        }
    }

    /** The part that is in memory and that the file still backs; the kernel can drop it and read it again. */
    public long rssFile() {
        return Math.max(0, rss - anonymous);
    }

    MappedFile plus(MappedFile other) {
        return new MappedFile(path, size + other.size, rss + other.rss, anonymous + other.anonymous, swap + other.swap);
    }

    /** A file's name as the kernel tells it, links resolved. */
    public static String nameOf(Path file) {
        try {
            return file.toRealPath().toString();
        } catch (IOException e) {
            return file.toAbsolutePath().toString();
        }
    }
}
