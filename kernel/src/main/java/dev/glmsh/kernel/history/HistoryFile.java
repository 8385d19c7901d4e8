package dev.glmsh.kernel.history;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file of the history, shared by all of a user's kernels: each appends whole lines under a lock. Lines that cannot be
 * read are passed over. When it is opened and has grown too long, the older half goes.
 */
public final class HistoryFile {
    private static final Gson GSON = new Gson();

    private final Path file;
    private final int most;

    /** @param most how many entries it keeps at least half of */
    public HistoryFile(Path file, int most) {
        this.file = file;
        this.most = most;
    }

    /** A number that no start before this one has had; 1 if the file cannot be used. */
    int newSession() {
        List<HistoryEntry> entries = read();
        if (entries.size() > most) {
            trim(entries);
        }
        return 1 + entries.stream().mapToInt(HistoryEntry::session).max().orElse(0);
    }

    private void trim(List<HistoryEntry> entries) {
        StringBuilder kept = new StringBuilder();
        entries.subList(entries.size() - most / 2, entries.size()).forEach(entry -> kept.append(line(entry)));
        write(kept.toString(), true);
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
        try (Stream<String> lines = Files.lines(file)) {
            return lines.flatMap(line -> parse(line).stream()).toList();
        } catch (IOException | UncheckedIOException e) {
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
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
