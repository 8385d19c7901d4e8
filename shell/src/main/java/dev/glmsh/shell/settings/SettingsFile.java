package dev.glmsh.shell.settings;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.redirect.WholeFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A {@code .properties} file in UTF-8, read by the JDK entry by entry so that every entry has a line number, and edited
 * line by line so that comments stay. Immutable; a file that is not there has no entries.
 *
 * <pre>{@code
 * SettingsFile.read(path).with("temperature", "0.7").save();
 * }</pre>
 */
final class SettingsFile {
    private final Path path;
    private final List<String> lines;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** An entry and the lines that it takes, counted from 0, the end excluded. */
    private record Entry(String value, int start, int end) {}

    private SettingsFile(Path path, List<String> lines) {
        this.path = path;
        this.lines = List.copyOf(lines);
        int end;
        for (int start = 0; start < lines.size(); start = end) {
            end = endOfEntry(start);
            take(String.join("\n", lines.subList(start, end)), start, end);
        }
    }

    /** The file as it is now; one that cannot be read has a problem and no entries. */
    static SettingsFile read(Path path) {
        if (!Files.exists(path)) {
            return new SettingsFile(path, List.of());
        }
        try {
            return new SettingsFile(path, Files.readAllLines(path, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            return unreadable(path, path + ": this is not UTF-8 text");
        } catch (IOException e) {
            return unreadable(path, path + ": this cannot be read: " + e.getMessage());
        }
    }

    private static SettingsFile unreadable(Path path, String problem) {
        SettingsFile file = new SettingsFile(path, List.of());
        file.problems.add(problem);
        return file;
    }

    /** What was given, in the order of the file. */
    Map<String, Given> given() {
        Map<String, Given> given = new LinkedHashMap<>();
        entries.forEach((name, entry) -> given.put(name, new Given(entry.value(), Origin.FILE, place(entry.start()))));
        return given;
    }

    /** A line for each part that cannot be read: the file, the line's number, and why. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The same with an entry changed, or added at the end. */
    SettingsFile with(String name, String value) {
        String line = escape(name) + " = " + escape(value);
        Entry old = entries.get(name);
        List<String> changed = without(Optional.ofNullable(old));
        changed.add(old == null ? changed.size() : old.start(), line);
        return copy(changed);
    }

    /** The same without an entry. */
    SettingsFile without(String name) {
        return copy(without(Optional.ofNullable(entries.get(name))));
    }

    private SettingsFile copy(List<String> changed) {
        SettingsFile copy = new SettingsFile(path, changed);
        if (!problems.isEmpty()) {
            copy.problems.clear();
            copy.problems.addAll(problems);
        }
        return copy;
    }

    private List<String> without(Optional<Entry> entry) {
        List<String> rest = new ArrayList<>(lines);
        entry.ifPresent(found -> rest.subList(found.start(), found.end()).clear());
        return rest;
    }

    /**
     * Writes the file, and its folder if need be.
     *
     * @throws GlmshException if it cannot be written, or holds what could not be read and would be lost
     */
    void save() {
        if (!problems.isEmpty()) {
            throw new GlmshException(problems.get(0), "correct the file first; it is left as it is");
        }
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
            WholeFile.write(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new GlmshException(
                    path + " could not be written: " + e.getMessage(), "check its folder and its permissions", e);
        }
    }

    private void take(String source, int start, int end) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(source));
        } catch (IOException | IllegalArgumentException e) {
            problems.add(place(start) + ": this cannot be read: " + e.getMessage());
        }
        for (String name : read.stringPropertyNames()) {
            if (name.isEmpty() || !source.matches("(?s).*[=:].*")) {
                problems.add(place(start) + ": '" + source.strip() + "' is no setting; write NAME = VALUE");
            } else if (entries.containsKey(name)) {
                problems.add("%s: %s was set in line %d already"
                        .formatted(place(start), name, entries.get(name).start() + 1));
            } else {
                entries.put(name, new Entry(read.getProperty(name).strip(), start, end));
            }
        }
    }

    /** An entry goes on in the next line where a line ends in an odd number of backslashes. */
    private int endOfEntry(int start) {
        int end = start;
        boolean comment = lines.get(start).strip().startsWith("#");
        while (!comment && end < lines.size() - 1 && lines.get(end).matches(".*(?<!\\\\)(?:\\\\\\\\)*\\\\")) {
            end++;
        }
        return end + 1;
    }

    private String place(int line) {
        return path + ":" + (line + 1);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
