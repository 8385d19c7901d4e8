package dev.glmsh.kernel;

import dev.glmsh.GlmshException;
import dev.glmsh.hardware.StateFolder;
import dev.glmsh.kernel.history.History;
import dev.glmsh.kernel.history.HistoryFile;
import dev.glmsh.kernel.restart.Successor;
import dev.glmsh.kernel.spec.SpecCommands;
import dev.glmsh.kernel.wire.ConnectionFile;
import dev.glmsh.shell.settings.Settings;
import dev.glmsh.shell.settings.SettingsFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the process starts: {@code kernel FILE}, or one of the commands that install kernels. */
public final class Main {
    private static final int FAILED = 1;
    private static final int KEPT_CELLS = 20_000;

    private Main() {}

    /** Runs what the first argument says and ends the process. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("kernel") && !arguments[1].startsWith("-")) {
            serve(Path.of(arguments[1]));
        } else {
            System.exit(new SpecCommands(System.out, System.err).run(arguments));
        }
    }

    private static void serve(Path file) throws InterruptedException {
        PrintStream err = System.err;
        Consumer<String> log = line -> err.println("glmsh: " + line);
        try {
            Successor successor = new Successor(file);
            ConnectionFile connection = ConnectionFile.read(file, log);
            Settings settings = Settings.open(SettingsFolder.ofUser(), System.getenv(), Map.of());
            settings.problems().forEach(log);
            try (Kernel kernel =
                    Kernel.start(connection, successor.handover(), settings, demo(), new History(historyFile()), log)) {
                Signals.onInterrupt(kernel::interrupt);
                Parent.whenGone(kernel::end);
                kernel.awaitEnd();
                kernel.askedOptions().ifPresent(options -> successor.prepare(options, kernel.handover()));
            }
            successor.begin();
            Runtime.getRuntime().halt(0); // what a cell still does must not keep the process
        } catch (GlmshException e) {
            err.println("glmsh: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static Optional<HistoryFile> historyFile() {
        return StateFolder.open().map(folder -> new HistoryFile(folder.resolve("notebook-history.jsonl"), KEPT_CELLS));
    }

    private static Optional<Path> demo() {
        return Optional.ofNullable(System.getProperty("glmsh.demo"))
                .map(Path::of)
                .filter(path -> path.resolve("config.json").toFile().isFile());
    }
}
