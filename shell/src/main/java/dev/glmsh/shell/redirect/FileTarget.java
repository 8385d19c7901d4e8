package dev.glmsh.shell.redirect;

import static java.util.Objects.requireNonNull;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import dev.glmsh.table.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that takes the place of the screen.
 *
 * @param file which
 * @param append whether its content stays and more is written after it
 */
public record FileTarget(Path file, boolean append) implements Redirection {
    /** Without it a browser reads a file by the locale's encoding. */
    private static final String HTML_HEAD = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n";

    /** Checks that nothing is missing. */
    public FileTarget {
        requireNonNull(file, "file is null");
    }

    @Override
    public Optional<Format> format() {
        return Format.ofFile(file);
    }

    @Override
    public void check() {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new GlmshException(file + " is a folder", "name a file in it");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new GlmshException("there is no folder " + folder + " for " + file.getFileName(), "make it first");
        }
        boolean writable = Files.exists(file) ? Files.isWritable(file) : folder == null || Files.isWritable(folder);
        if (!writable) {
            throw new GlmshException(file + " cannot be written", "choose another file or change its permissions");
        }
    }

    @Override
    public Optional<Value> send(Value value, Look look, Output output, Cancellation cancellation) {
        String text = look.renderer().render(value);
        String lineEnd = look.format() == Format.CSV ? "\r\n" : "\n";
        byte[] content = (text.isEmpty() ? "" : text + lineEnd).getBytes(StandardCharsets.UTF_8);
        try {
            boolean grows = append && Files.exists(file);
            if (grows) {
                WholeFile.append(file, content);
            } else {
                byte[] head = look.format() == Format.HTML ? HTML_HEAD.getBytes(StandardCharsets.UTF_8) : new byte[0];
                WholeFile.write(file, joined(head, content));
            }
            String verb = grows ? "added " : "wrote ";
            return Optional.of(new Value.Note(verb + Bytes.format(content.length) + " to " + file));
        } catch (IOException e) {
            throw new GlmshException(
                    file + " could not be written: " + e.getMessage(), "what was in it before is unchanged", e);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = new byte[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
