package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.java.Completeness;
import dev.glmsh.shell.output.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Java and commands in a text, each going over as many lines as it needs. */
public final class SourceText {
    private static final int TIMEOUT_MS = 10_000;

    private final String name;
    private final List<String> lines;

    /** @param name what errors call it */
    public SourceText(String name, String text) {
        this.name = name;
        this.lines = text.lines().toList();
    }

    /** What a file or an address holds. */
    static String read(String source) {
        try {
            return source.matches("(?i)https?://.*")
                    ? download(URI.create(source))
                    : Files.readString(HomePath.expand(Path.of(source)));
        } catch (NoSuchFileException e) {
            throw new GlmshException(source + " does not exist", "check the path", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new GlmshException(
                    source + " cannot be read: " + e.getMessage(), "name a text file in UTF-8, or an address", e);
        }
    }

    private static String download(URI address) throws IOException {
        URLConnection connection = address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Runs it to the end.
     *
     * @throws GlmshException at the first line that fails, naming it
     */
    public void run(Context context) {
        StringBuilder pending = new StringBuilder();
        int first = 0;
        for (int i = 0; i < lines.size(); i++) {
            first = pending.isEmpty() ? i : first;
            pending.append(pending.isEmpty() ? "" : "\n").append(lines.get(i));
            if (i == lines.size() - 1 || isWhole(pending.toString(), context)) {
                run(pending.toString(), first + 1, context);
                pending.setLength(0);
            }
        }
    }

    private static boolean isWhole(String text, Context context) {
        return text.stripLeading().startsWith(":")
                || text.isBlank()
                || context.java().get().completeness(text) != Completeness.INCOMPLETE;
    }

    private void run(String text, int line, Context context) {
        context.cancellation().check(name);
        Optional<Failure> failure = text.isBlank() || (line == 1 && text.startsWith("#!"))
                ? Optional.empty()
                : context.lines().run(text);
        if (failure.isPresent()) {
            throw new GlmshException(
                    name + ", from line " + line + ": " + failure.get().line(),
                    "what stands before it was run",
                    failure.get().cause().orElse(null));
        }
    }
}
