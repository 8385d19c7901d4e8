package dev.glmsh.kernel.restart;

import dev.glmsh.GlmshException;
import dev.glmsh.kernel.wire.Handover;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel that takes this one's place at its connection file, and what it is left by way of a file beside that. Only one
 * that was started to take a place reads the file: if Java dies with its new options, the front end starts it without them.
 */
public final class Successor {
    private static final String LEFT = "GLMSH_KERNEL_LEFT";
    private static final String OPTIONS = "GLMSH_JAVA_OPTS";

    private final Path connection;
    private final Path left;
    private Optional<JvmOptions> options = Optional.empty();

    /** @param connection the connection file */
    public Successor(Path connection) {
        this.connection = connection;
        this.left = Path.of(connection + ".left");
    }

    /** What this kernel was left itself. Once. */
    public Handover handover() {
        boolean successor = left.toString().equals(System.getenv(LEFT));
        return successor && Files.exists(left) ? Handover.take(left) : Handover.none();
    }

    /** Leaves it what this kernel has not done. */
    public void prepare(JvmOptions wanted, Handover handover) {
        handover.write(left);
        options = Optional.of(wanted);
    }

    /**
     * Starts it in this process, if it was prepared; returns if it was not.
     *
     * @throws GlmshException if it cannot be started
     */
    public void begin() {
        options.ifPresent(wanted -> {
            String before = Optional.ofNullable(System.getenv(OPTIONS)).orElse("");
            ProcessImage.replace(
                    List.of("kernel", connection.toString()),
                    Map.of(LEFT, left.toString(), OPTIONS, (before + " " + wanted).strip()));
            throw new GlmshException(
                    "the launcher cannot be run again", "restart the kernel and see ./glmsh doctor-kernel");
        });
    }
}
