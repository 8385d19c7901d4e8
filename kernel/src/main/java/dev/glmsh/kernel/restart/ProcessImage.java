package dev.glmsh.kernel.restart;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program that this process runs, which POSIX lets it exchange: the process keeps its number, its parent and its
 * environment, so that who has started it notices nothing.
 */
final class ProcessImage {
    private static final int FIRST_FILE = 3;
    private static final int MOST_FILES = 4_096;
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;

    /** Of the C library. */
    private interface C extends Library {
        int setenv(String name, String value, int overwrite);

        int fcntl(int file, int command, Object... argument);

        int execv(String path, String[] arguments);
    }

    private ProcessImage() {}

    /** Whether that can be done here: not on Windows, and only by a process that the launcher has started. */
    static boolean canBeReplaced() {
        return !Platform.isWindows() && System.getProperty("glmsh.launcher") != null;
    }

    /**
     * Runs the launcher in the place of Java. Sockets and other files are closed by that. Returns only if it fails.
     *
     * @param environment variables to be set
     */
    static void replace(List<String> arguments, Map<String, String> environment) {
        C c = Native.load("c", C.class);
        environment.forEach((name, value) -> c.setenv(name, value, 1));
        for (int file = FIRST_FILE; file < MOST_FILES; file++) {
            c.fcntl(file, F_SETFD, FD_CLOEXEC); // numbers that no file has are refused, which harms nothing
        }
        List<String> command = new ArrayList<>(arguments);
        command.add(0, System.getProperty("glmsh.launcher"));
        c.execv(command.get(0), command.toArray(String[]::new));
    }
}
