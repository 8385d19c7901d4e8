package dev.glmsh.repl;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.OSUtils;

/**
 * The user's own pager: a command line that reads text from its standard input and keys from the terminal. A
 * {@code less} without {@code $LESS} cuts long lines and shows colours.
 */
record ProgramPager(String command) {
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    /** The program that the setting names, or for {@code auto} the environment; empty if neither does. */
    static Optional<ProgramPager> of(String setting, Map<String, String> environment) {
        String chosen = setting.equals("auto") ? environment.getOrDefault("PAGER", "") : setting;
        return Optional.of(chosen)
                .filter(command -> !command.isBlank() && !OSUtils.IS_WINDOWS)
                .map(ProgramPager::new);
    }

    /** Shows the text and waits until the program ends; false if it cannot be started. */
    boolean show(String text, Terminal terminal) {
        Attributes before = terminal.getAttributes();
        terminal.setAttributes(lines(before));
        try {
            int code = run(text);
            return code != NOT_FOUND && code != NOT_EXECUTABLE;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            terminal.setAttributes(before);
        }
    }

    /** As programs expect a terminal. */
    private static Attributes lines(Attributes before) {
        Attributes lines = new Attributes(before);
        List.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN, LocalFlag.ISIG)
                .forEach(flag -> lines.setLocalFlag(flag, true));
        lines.setInputFlag(InputFlag.ICRNL, true);
        lines.setOutputFlag(OutputFlag.OPOST, true);
        return lines;
    }

    private int run(String text) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        builder.environment().putIfAbsent("LESS", "RS");
        Process program = builder.start();
        try {
            write(text, program);
            return program.waitFor();
        } catch (InterruptedException e) {
            program.destroy();
            throw e;
        }
    }

    private static void write(String text, Process program) {
        try (OutputStream in = program.getOutputStream()) {
            in.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException | UncheckedIOException e) {
            return; // it was left before it had read everything
        }
    }
}
