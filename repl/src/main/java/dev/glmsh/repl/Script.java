package dev.glmsh.repl;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.command.NearPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lines to run that somebody wrote before: a file or a pipe. The one who opens it closes it.
 *
 * @param name as messages have it
 * @param lines read one by one, so that a pipe need not end before its first line runs
 */
record Script(String name, BufferedReader lines) implements AutoCloseable {
    Script {
        requireNonNull(name, "name is null");
        requireNonNull(lines, "lines is null");
    }

    /**
     * A file.
     *
     * @throws GlmshException if it cannot be read
     */
    static Script of(Path file) {
        if (!Files.exists(file)) {
            throw new GlmshException(
                    "there is no script " + file,
                    NearPath.of(file).map(near -> "did you mean " + near + "?").orElse("check its name"));
        }
        if (Files.isDirectory(file)) {
            throw new GlmshException(file + " is a folder", "name a script in it");
        }
        try {
            return new Script(file.toString(), Files.newBufferedReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new GlmshException(file + " cannot be read: " + e.getMessage(), "check its permissions", e);
        }
    }

    /** What the process reads. */
    static Script of(InputStream in) {
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        return new Script("stdin", new BufferedReader(reader));
    }

    /**
     * The next line; null at the end.
     *
     * @throws GlmshException if reading fails
     */
    @Nullable
    String next() {
        try {
            return lines.readLine();
        } catch (CharacterCodingException e) {
            throw new GlmshException(name + " is not UTF-8 text", "convert it", e);
        } catch (IOException e) {
            throw new GlmshException(name + " cannot be read: " + e.getMessage(), "try again", e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
