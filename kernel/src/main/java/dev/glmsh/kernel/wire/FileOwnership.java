package dev.glmsh.kernel.wire;

import dev.glmsh.GlmshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Whether a file that holds a key can be trusted: whoever may write it decides who gives orders to the kernel. */
final class FileOwnership {
    private static final Set<PosixFilePermission> WRITABLE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> READABLE =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private FileOwnership() {}

    /**
     * Looks at it where the file system has permissions.
     *
     * @throws GlmshException if others may write it
     */
    static void check(Path file) throws IOException {
        if (permissions(file).stream().anyMatch(WRITABLE::contains)) {
            throw new GlmshException(
                    "others than you may write the connection file " + file, "chmod 600 " + file + " and start again");
        }
    }

    /** Why it should not be as it is, if anything speaks against it. */
    static Optional<String> warning(Path file) throws IOException {
        Set<PosixFilePermission> found = permissions(file);
        return found.stream().anyMatch(READABLE::contains)
                ? Optional.of("the connection file " + file + " holds the key and is "
                        + PosixFilePermissions.toString(found) + ": others than you may read it; chmod 600 it")
                : Optional.empty();
    }

    /** Writes a file that nobody but its owner can read, in the place of one that is there. */
    static void write(Path file, byte[] bytes) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.deleteIfExists(file);
        Files.createFile(file, posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static Set<PosixFilePermission> permissions(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return Set.of(); // Windows
        }
        PosixFileAttributes attributes = view.readAttributes();
        return attributes.permissions();
    }
}
