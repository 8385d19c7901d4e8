package dev.glmsh.shell.editor;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The editor that the user chose by the environment variable VISUAL or EDITOR; {@code vi}, or {@code notepad} on
 * Windows, where neither is set. It gets this process's terminal and the caller waits for it. Immutable.
 *
 * <pre>{@code
 * String edited = Editor.chosen().edit("int x = 1;\n", ".java");
 * }</pre>
 */
public final class Editor {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");
    private static final String NEXT_STEP = "set EDITOR to an editor that waits until the file is closed";

    private final List<String> command;

    private Editor(List<String> command) {
        this.command = command;
    }

    /** The editor that this process's environment names. */
    public static Editor chosen() {
        return of(System.getenv(), File.separatorChar == '\\');
    }

    /**
     * The editor that an environment names. Its value is a program and perhaps arguments, split at white space;
     * quotation marks keep a path with blanks together.
     */
    static Editor of(Map<String, String> environment, boolean windows) {
        String chosen = Stream.of("VISUAL", "EDITOR")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(windows ? "notepad" : "vi");
        return new Editor(WORD.matcher(chosen).results().map(Editor::unquoted).toList());
    }

    private static String unquoted(MatchResult word) {
        return word.group(1) == null ? word.group() : word.group(1);
    }

    /** The program and its arguments, without the file. */
    List<String> command() {
        return command;
    }

    /**
     * Shows a text in the editor and waits until it is closed.
     *
     * @param suffix the end of the file's name, such as {@code .java}, by which editors choose their colours
     * @return what was saved; the same text if nothing was
     * @throws GlmshException if the editor cannot be started or ends with an error
     * @throws CancellationException if the calling thread is interrupted, which ends the editor
     */
    public String edit(String text, String suffix) {
        requireNonNull(text, "text is null");
        try {
            Path file = Files.createTempFile("glmsh-", suffix); // readable by its owner only
            try {
                Files.writeString(file, text);
                open(file);
                return Files.readString(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new GlmshException("the text cannot be handed to an editor: " + e.getMessage(), NEXT_STEP, e);
        }
    }

    private void open(Path file) {
        List<String> line = new ArrayList<>(command);
        line.add(file.toString());
        int code = waitFor(start(line));
        if (code != 0) {
            throw new GlmshException(
                    "the editor " + String.join(" ", command) + " ended with " + code + ", so its text is not used",
                    NEXT_STEP);
        }
    }

    private static Process start(List<String> line) {
        try {
            return new ProcessBuilder(line).inheritIO().start();
        } catch (IOException e) {
            throw new GlmshException("the editor " + line.get(0) + " cannot be started", NEXT_STEP, e);
        }
    }

    private static int waitFor(Process editor) {
        try {
            return editor.waitFor();
        } catch (InterruptedException e) {
            editor.destroy();
            Thread.currentThread().interrupt();
            throw new CancellationException("editing was cancelled");
        }
    }
}
