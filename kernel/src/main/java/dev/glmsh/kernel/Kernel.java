package dev.glmsh.kernel;

import dev.glmsh.kernel.cell.CellPrints;
import dev.glmsh.kernel.cell.FrontEndInput;
import dev.glmsh.kernel.history.History;
import dev.glmsh.kernel.request.Requests;
import dev.glmsh.kernel.request.Services;
import dev.glmsh.kernel.restart.JavaRestart;
import dev.glmsh.kernel.restart.JvmOptions;
import dev.glmsh.kernel.wire.ConnectionFile;
import dev.glmsh.kernel.wire.Handover;
import dev.glmsh.kernel.wire.Wire;
import dev.glmsh.shell.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * One kernel: a session, a shell, and the sockets by which front ends use them. It answers what it is at once, while Java
 * still starts.
 *
 * <pre>{@code
 * try (Kernel kernel = Kernel.start(connection, Handover.none(), settings, demo, history, System.err::println)) {
 *     kernel.awaitEnd();
 * }
 * }</pre>
 */
public final class Kernel implements AutoCloseable {
    private final Wire wire;
    private final CountDownLatch end = new CountDownLatch(1);
    private final JavaRestart restart = new JavaRestart(end::countDown);
    private final Requests requests;
    private final History history;
    private final StandardStreams before = StandardStreams.ofProcess();

    private Kernel(Wire wire, ConnectionFile connection, ShellStart shell, History history, Consumer<String> log) {
        this.wire = wire;
        this.history = history;
        FrontEndInput input = new FrontEndInput(wire);
        System.setIn(input);
        requests = new Requests(new Services(
                wire,
                connection.ports(),
                shell,
                input,
                history,
                restart,
                shell::cellEnded,
                end::countDown,
                Version.number(),
                log));
    }

    /**
     * Starts a kernel. From now on {@code System.in}, {@code System.out} and {@code System.err} belong to cells.
     *
     * @param handover what the kernel has left whose place this one takes
     * @param demo the checkpoint that answers as long as the user has loaded none, if there is one
     * @param log takes a line about what goes wrong in the kernel itself
     * @throws dev.glmsh.GlmshException if the sockets cannot be bound
     */
    public static Kernel start(
            ConnectionFile connection,
            Handover handover,
            Settings settings,
            Optional<Path> demo,
            History history,
            Consumer<String> log) {
        ShellStart shell = ShellStart.begin(settings, demo); // takes longest, so it is first
        Wire wire = Wire.bind(connection, handover, log);
        Kernel kernel = new Kernel(wire, connection, shell, history, log);
        CellPrints.install();
        wire.listen(kernel.requests);
        return kernel;
    }

    /** Ends the cells that run. Any thread. */
    public void interrupt() {
        requests.interrupt();
    }

    /** Asks it to end, as a front end does. Any thread. */
    public void end() {
        end.countDown();
    }

    /** Waits until it is asked to end. */
    public void awaitEnd() throws InterruptedException {
        end.await();
    }

    /** The options with which a cell has asked Java to be started again, if one has. Any thread. */
    public Optional<JvmOptions> askedOptions() {
        return restart.asked();
    }

    /** What the kernel that takes this one's place has to answer; once it is asked to end. */
    public Handover handover() {
        return wire.handover(requests.unanswered());
    }

    /** Sends what waits, and gives ports and streams back. What a cell still computes ends with the process. */
    @Override
    public void close() {
        requests.interrupt();
        wire.close();
        history.awaitWritten();
        before.restore();
    }
}
