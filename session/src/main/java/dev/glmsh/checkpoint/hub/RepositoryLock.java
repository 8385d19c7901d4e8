package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one download of a model run at a time, over processes. The system gives the lock back when its holder dies, so
 * that none can be left behind; the file stays, as the locks of Python's tools do. Where a file system has no locks,
 * there is none: two downloads may then get in each other's way, and the hash at the end tells.
 */
final class RepositoryLock {
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** A process has a lock once, and closing any channel of the file gives it back: its own sessions wait before. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private RepositoryLock() {}

    /** Work that may fail on the disk. */
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does the work while no other process or session holds the lock.
     *
     * @param waiting called again and again while another holds it
     */
    static <T> T whileHeld(Path file, Cancellation cancellation, Runnable waiting, Work<T> work) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Path key = file.toAbsolutePath().normalize();
        while (!HELD_HERE.add(key)) {
            waiting.run();
            Pause.SLEEP.pause(PAUSE, cancellation);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (!isTaken(channel)) {
                waiting.run();
                Pause.SLEEP.pause(PAUSE, cancellation);
            }
            return work.run(); // closing the channel gives the lock back
        } finally {
            HELD_HERE.remove(key);
        }
    }

    private static boolean isTaken(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            return true; // no locks here
        }
    }
}
