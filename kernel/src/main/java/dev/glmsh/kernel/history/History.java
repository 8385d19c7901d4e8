package dev.glmsh.kernel.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The history as a front end asks for it. Cells are written in the background, in order, so that no reply waits for a file
 * that may be long; a process that is killed loses what it has not written. A file that cannot be used costs what is older
 * than this start, nothing else. Thread-safe.
 *
 * <pre>{@code
 * History history = new History(Optional.of(new HistoryFile(path, 20_000)));
 * history.add(1, "1 + 1", Optional.of("2"));
 * history.tail(10);                            // holds it
 * history.awaitWritten();                      // before the process ends
 * }</pre>
 */
public final class History {
    private static final Duration MOST = Duration.ofSeconds(2);

    private final Optional<HistoryFile> file;
    private final Turns turns = new Turns("glmsh-history");
    private final List<HistoryEntry> own = new ArrayList<>();
    private int session;

    /** @param file where it is kept, if anywhere */
    public History(Optional<HistoryFile> file) {
        this.file = file;
    }

    /** Notes a cell that was run, and does not wait until it is written. */
    public void add(int line, String source, Optional<String> output) {
        turns.begin(() -> write(line, source, output));
    }

    /** Waits until all that was noted is written, two seconds at most. */
    public void awaitWritten() {
        turns.await(MOST);
    }

    private void write(int line, String source, Optional<String> output) {
        if (session == 0) {
            session = file.map(HistoryFile::newSession).orElse(1);
        }
        HistoryEntry entry = new HistoryEntry(session, line, source, output);
        own.add(entry);
        file.ifPresent(kept -> kept.append(entry));
    }

    private List<HistoryEntry> all() {
        List<HistoryEntry> kept = file.map(HistoryFile::read).orElse(List.of());
        return kept.isEmpty() ? List.copyOf(own) : kept;
    }

    /** The last {@code n}, oldest first. */
    public List<HistoryEntry> tail(int n) {
        return turns.ask(() -> last(all(), n));
    }

    /**
     * The cells of one start, those numbered {@code from} up to but without {@code to}.
     *
     * @param wanted the start's number; 0 for this one, -1 for the one before
     */
    public List<HistoryEntry> range(int wanted, int from, int to) {
        return turns.ask(() -> cells(wanted, from, to));
    }

    private List<HistoryEntry> cells(int wanted, int from, int to) {
        List<HistoryEntry> all = all();
        int newest = session > 0
                ? session
                : 1 + all.stream().mapToInt(HistoryEntry::session).max().orElse(0);
        int number = wanted > 0 ? wanted : newest + wanted;
        return all.stream()
                .filter(entry -> entry.session() == number && entry.line() >= from && entry.line() < to)
                .toList();
    }

    /**
     * The last {@code n} cells that match, oldest first.
     *
     * @param pattern with {@code *} and {@code ?} for any characters
     * @param unique whether of equal cells only the newest counts
     */
    public List<HistoryEntry> search(String pattern, int n, boolean unique) {
        Predicate<String> matches = glob(pattern).asMatchPredicate();
        List<HistoryEntry> found = new ArrayList<>(turns.ask(this::all).stream()
                .filter(entry -> matches.test(entry.source()))
                .toList());
        return last(unique ? newestOfEach(found) : found, n);
    }

    private static List<HistoryEntry> newestOfEach(List<HistoryEntry> found) {
        Collections.reverse(found);
        Map<String, HistoryEntry> bySource = new LinkedHashMap<>();
        found.forEach(entry -> bySource.putIfAbsent(entry.source(), entry));
        List<HistoryEntry> newest = new ArrayList<>(bySource.values());
        Collections.reverse(newest);
        return newest;
    }

    private static Pattern glob(String pattern) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    private static List<HistoryEntry> last(List<HistoryEntry> entries, int n) {
        return entries.subList(Math.max(0, entries.size() - Math.max(0, n)), entries.size());
    }
}
