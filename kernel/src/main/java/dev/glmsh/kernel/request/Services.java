package dev.glmsh.kernel.request;

import static java.util.Objects.requireNonNull;

import dev.glmsh.kernel.cell.FrontEndInput;
import dev.glmsh.kernel.history.History;
import dev.glmsh.kernel.restart.JavaRestart;
import dev.glmsh.kernel.wire.ConnectionFile;
import dev.glmsh.kernel.wire.Wire;
import dev.glmsh.shell.Shell;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What requests need.
 *
 * @param shell gives the shell, and waits for its start
 * @param restart what {@code %jvm} does
 * @param cellEnded is told of the end of each cell
 * @param end begins the end of the kernel
 * @param version of glmsh
 * @param log takes a line about what goes wrong in the kernel itself
 */
public record Services(
        Wire wire,
        ConnectionFile.Ports ports,
        Supplier<Shell> shell,
        FrontEndInput input,
        History history,
        JavaRestart restart,
        Runnable cellEnded,
        Runnable end,
        String version,
        Consumer<String> log) {
    /** Checks that nothing is missing. */
    public Services {
        requireNonNull(wire, "wire is null");
        requireNonNull(ports, "ports is null");
        requireNonNull(shell, "shell is null");
        requireNonNull(input, "input is null");
        requireNonNull(history, "history is null");
        requireNonNull(restart, "restart is null");
        requireNonNull(cellEnded, "cellEnded is null");
        requireNonNull(end, "end is null");
        requireNonNull(version, "version is null");
        requireNonNull(log, "log is null");
    }
}
