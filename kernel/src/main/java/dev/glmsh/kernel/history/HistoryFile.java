package dev.glmsh.kernel.history;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of the history, shared by all of a user's kernels: each appends whole lines under a lock. Lines that cannot be
 * read are passed over. When it is opened and has grown too long, the older half goes.
 */
public final class HistoryFile {
    private static final Gson GSON = new Gson();
    private static final Pattern SESSION = Pattern.compile("\\{\"session\":(\\d{1,9}),");

    private final Path file;
    private final int most;

    /** @param most how many entries it keeps at least half of */
    public HistoryFile(Path file, int most) {
        this.file = file;
        this.most = most;
    }

    /** A number that no start before this one has had; 1 if the file cannot be used. */
    int newSession() {
        List<String> lines = lines();
        if (lines.size() > most) {
            List<String> newest = lines.subList(lines.size() - most / 2, lines.size());
            write(String.join("\n", newest) + "\n", true);
        }
        return 1 + lines.stream().mapToInt(HistoryFile::session).max().orElse(0);
    }

    /** Without parsing what this class has written, because the file may be long. */
    private static int session(String line) {
        Matcher number = SESSION.matcher(line);
        return number.lookingAt()
                ? Integer.parseInt(number.group(1))
                : parse(line).map(HistoryEntry::session).orElse(0);
    }

    void append(HistoryEntry entry) {
        write(line(entry), false);
    }

    private void write(String text, boolean anew) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            channel.position(anew || !lock.isValid() ? 0 : channel.size());
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                var unused = channel.write(bytes);
            }
            channel.truncate(channel.position());
        } catch (IOException e) {
            // a full or read-only disk costs the history, not the cell
        }
    }

    private static String line(HistoryEntry entry) {
        JsonObject json = new JsonObject();
        json.addProperty("session", entry.session());
        json.addProperty("line", entry.line());
        json.addProperty("source", entry.source());
        entry.output().ifPresent(output -> json.addProperty("output", output));
        return GSON.toJson(json) + "\n";
    }

    /** All entries, oldest first; none if there is no file. */
    List<HistoryEntry> read() {
        return lines().stream().flatMap(line -> parse(line).stream()).toList();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<HistoryEntry> parse(String line) {
        try {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            return Optional.of(new HistoryEntry(
                    json.get("session").getAsInt(),
                    json.get("line").getAsInt(),
                    json.get("source").getAsString(),
                    Optional.ofNullable(json.get("output")).map(JsonElement::getAsString)));
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | NumberFormatException
                | UnsupportedOperationException e) { // the last where a number or a text is null or an object
            return Optional.empty();
        }
    }
}
