package dev.glmsh.repl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** One run of glmsh in this process, without a terminal, and all that it printed. */
record Run(int code, String out, String err) {
    /** A folder that is not there, so that the tests do not depend on what their user likes. */
    static final Path SETTINGS = Path.of("target", "no-settings");

    /** Runs with a command line and nothing to read. */
    static Run of(String... commandLine) {
        return reading("", commandLine);
    }

    /** Runs with a pipe to read from. */
    static Run reading(String input, String... commandLine) {
        return in(SETTINGS, input, commandLine);
    }

    /** The same with the folder of a settings file. */
    static Run in(Path settings, String input, String... commandLine) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Program program = new Program(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Optional::empty,
                settings);
        int code = program.run(commandLine);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
