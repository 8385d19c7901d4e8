package dev.glmsh.shell.java;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where snippets come from, so that traces can name the cell and the line in it. Used by one thread at a time. */
final class SnippetPlaces {
    private record Place(String cell, int firstLine) {}

    private final Map<String, Place> places = new HashMap<>();

    /**
     * Notes that a snippet begins in a source.
     *
     * @param start the offset at which it begins
     */
    void put(String id, Source source, int start) {
        source.cell().ifPresent(cell -> {
            int firstLine = 1
                    + (int) source.text()
                            .substring(0, start)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            places.put("#" + id, new Place(cell, firstLine));
        });
    }

    /** {@code Cell In[3], line 2}, or {@code #7:2} for what was typed at a prompt. */
    String of(StackTraceElement frame) {
        return inCell(frame).orElseGet(() -> frame.getFileName() + ":" + frame.getLineNumber());
    }

    /** The same for the end of a message, where a prompt's own snippets need no name. */
    String ofMessage(StackTraceElement frame) {
        return inCell(frame).orElseGet(() -> "line " + frame.getLineNumber());
    }

    private Optional<String> inCell(StackTraceElement frame) {
        @Nullable Place place = places.get(String.valueOf(frame.getFileName()));
        return Optional.ofNullable(place)
                .map(found -> found.cell() + ", line " + (found.firstLine() + frame.getLineNumber() - 1));
    }
}
