package dev.glmsh.shell.redirect;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Writes a file so that at every moment either the old or the new content is there: into a neighbour first, which then
 * takes the file's place and its permissions. A link stays a link; a device or a named pipe is written to directly.
 *
 * <pre>{@code
 * WholeFile.write(Path.of("mem.json"), bytes);
 * }</pre>
 */
public final class WholeFile {
    private WholeFile() {}

    /** Replaces the content. */
    public static void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.write(file, content, StandardOpenOption.WRITE);
            return;
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path neighbour = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(neighbour, content); // the umask decides who may read it, as for any new file
            keepPermissions(target, neighbour);
            move(neighbour, target);
        } finally {
            Files.deleteIfExists(neighbour);
        }
    }

    /** Writes after the content, in one piece. */
    static void append(Path file, byte[] content) throws IOException {
        Files.write(file, content, StandardOpenOption.APPEND);
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (old != null && Files.exists(from)) {
            Files.setPosixFilePermissions(to, old.readAttributes().permissions());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
