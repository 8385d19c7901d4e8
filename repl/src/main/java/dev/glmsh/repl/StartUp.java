package dev.glmsh.repl;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.command.HomePath;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The script that a prompt begins with. What it gives is not shown, only where it fails. */
final class StartUp {
    private static final String NAME = "startup.jsh";

    private StartUp() {}

    /** The file that the command line names, else the settings, else the usual one if it exists. */
    static Optional<Path> script(Arguments arguments, Settings settings) {
        if (arguments.noStartup) {
            return Optional.empty();
        }
        Optional<Path> named = Optional.ofNullable(arguments.startup)
                .or(() -> settings.given("startup")
                        .filter(given -> !given.value().isEmpty())
                        .map(given -> Path.of(given.value())));
        return named.map(HomePath::expand)
                .or(() -> settings.folder().map(folder -> folder.resolve(NAME)).filter(Files::exists));
    }

    /** Runs it; where and why it failed, if it did. */
    static Optional<Failure> run(Path file, Shell shell) {
        try (Script script = Script.of(file)) {
            return new ScriptRun(shell, script)
                    .upToFailure(input -> shell.evaluate(input, Output.SILENT).failure());
        } catch (GlmshException | IOException e) {
            return Optional.of(Failure.of(e));
        }
    }
}
