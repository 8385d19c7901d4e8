package dev.glmsh.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was predicted and what was measured, load by load, in a file of this user on this machine. Each entry is one line
 * that is appended by one write, so a process that is killed leaves whole lines, or one that is skipped. The file is
 * bounded: when it grows too long its newer half is kept. Losing it costs the record and nothing else, so nothing here
 * fails. Safe for several processes; in one, for several threads.
 *
 * <pre>{@code
 * Ledger ledger = new Ledger(StateFolder.open().map(folder -> folder.resolve("memory.jsonl")));
 * ledger.append(entry);
 * print(TrackRecord.of(ledger.entries()).sentence());
 * }</pre>
 */
public final class Ledger {
    private static final long LONGEST = 1 << 20;

    private final Optional<Path> file;
    private final long longest;

    /** A ledger in that file, which need not exist; without one nothing is remembered. */
    public Ledger(Optional<Path> file) {
        this(file, LONGEST);
    }

    /** @param longest what the file may grow to, in bytes */
    Ledger(Optional<Path> file, long longest) {
        this.file = file;
        this.longest = longest;
    }

    /** Adds an entry, if the file can be written. */
    public synchronized void append(LedgerEntry entry) {
        file.ifPresent(path -> {
            try {
                append(path, LedgerFormat.line(entry));
            } catch (IOException e) {
                // a full or read-only disk costs the record of this load
            }
        });
    }

    /** All entries that can be read, oldest first. */
    public synchronized List<LedgerEntry> entries() {
        return file.map(path -> lines(path).stream()
                        .flatMap(line -> LedgerFormat.parse(line).stream())
                        .toList())
                .orElse(List.of());
    }

    /** The line begins with a line's end, which closes what a killed process may have left open. */
    private void append(Path path, String line) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                FileLock lock = channel.lock()) {
            if (channel.size() > longest && lock.isValid()) {
                shorten(path, line);
            } else {
                channel.write(ByteBuffer.wrap(("\n" + line + "\n").getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private void shorten(Path path, String line) throws IOException {
        List<String> lines = lines(path);
        List<String> newest = new ArrayList<>(lines.subList(lines.size() - lines.size() / 2, lines.size()));
        newest.add(line);
        Path shorter = Files.createTempFile(path.toAbsolutePath().getParent(), "memory", ".jsonl");
        Files.write(shorter, newest);
        Files.move(shorter, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** At most twice the bound is read, whatever someone else wrote there; other text than UTF-8 is damage, too. */
    private List<String> lines(Path path) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > 2 * longest + LONGEST) {
                return List.of();
            }
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
