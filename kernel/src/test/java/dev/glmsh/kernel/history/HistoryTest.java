package dev.glmsh.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    Path folder;

    private History start() {
        return new History(Optional.of(new HistoryFile(folder.resolve("history.jsonl"), 10)));
    }

    /** Asks, which waits for all that was noted, however long that takes. */
    private static void awaitWritten(History history) {
        assertThat(history.tail(1)).hasSize(1);
    }

    private static List<String> sources(List<HistoryEntry> entries) {
        return entries.stream().map(HistoryEntry::source).toList();
    }

    @Test
    void each_start_has_a_number_and_sees_those_before() {
        History first = start();
        first.add(1, "first", Optional.of("1"));
        awaitWritten(first);
        History second = start();
        assertThat(sources(second.range(-1, 1, 9))).containsExactly("first");
        second.add(1, "second", Optional.empty());
        second.add(2, "third", Optional.empty());

        assertThat(second.tail(9))
                .containsExactly(
                        new HistoryEntry(1, 1, "first", Optional.of("1")),
                        new HistoryEntry(2, 1, "second", Optional.empty()),
                        new HistoryEntry(2, 2, "third", Optional.empty()));
        assertThat(sources(second.range(0, 2, 3))).containsExactly("third");
        assertThat(sources(second.range(-1, 1, 9))).containsExactly("first");
        assertThat(sources(second.range(2, 1, 2))).containsExactly("second");
    }

    @Test
    void lines_that_cannot_be_read_are_passed_over() throws IOException {
        History history = start();
        history.add(1, "kept", Optional.empty());
        awaitWritten(history);
        Files.writeString(folder.resolve("history.jsonl"), """
                {"session":
                []
                null
                {"session":null,"line":1,"source":"no number"}
                {"session":1,"line":1,"source":"no text","output":null}
                """, StandardOpenOption.APPEND);
        history.add(2, "kept too", Optional.empty());

        assertThat(sources(history.tail(9))).containsExactly("kept", "kept too");
    }

    @Test
    void a_start_among_lines_that_cannot_be_read_notes_its_cells() throws IOException {
        Files.writeString(folder.resolve("history.jsonl"), "{\"session\":null,\"line\":1,\"source\":\"no number\"}\n");
        History history = start();
        history.add(1, "kept", Optional.empty());

        assertThat(history.tail(9)).containsExactly(new HistoryEntry(1, 1, "kept", Optional.empty()));
    }

    @Test
    void a_start_is_counted_whoever_has_written_its_line() throws IOException {
        Files.writeString(folder.resolve("history.jsonl"), """
                {"line": 1, "session": 7, "source": "by hand"}
                {"session":3,"line":1,"source":"by a kernel"}
                """);
        History next = start();

        next.add(1, "next", Optional.empty());

        assertThat(next.tail(1)).containsExactly(new HistoryEntry(8, 1, "next", Optional.empty()));
    }

    @Test
    void a_file_that_has_grown_too_long_loses_its_older_half() {
        for (int i = 1; i <= 12; i++) {
            History history = start();
            history.add(1, "cell " + i, Optional.empty());
            awaitWritten(history);
        }

        assertThat(sources(start().tail(99))).startsWith("cell 7").endsWith("cell 12");
    }

    @Test
    void without_a_file_this_start_is_remembered() {
        History history = new History(Optional.empty());
        history.add(1, "a*b", Optional.empty());
        history.add(2, "a+b", Optional.empty());

        assertThat(sources(history.search("a?b", 9, true))).containsExactly("a*b", "a+b");
        assertThat(sources(history.tail(1))).containsExactly("a+b");
    }
}
