package dev.glmsh.repl;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds lines that hold the characters of a query in its order, perhaps with others between them. */
final class FuzzyMatch {
    private FuzzyMatch() {}

    /**
     * The lines that match, closest first; of those that match equally well, the order stays. Upper and lower case are
     * the same unless the query has upper case.
     */
    static List<String> of(String query, Stream<String> lines) {
        record Match(String line, int distance) {}
        return lines.flatMap(line -> distance(query, line).stream().mapToObj(distance -> new Match(line, distance)))
                .sorted(Comparator.comparingInt(Match::distance))
                .map(Match::line)
                .toList();
    }

    /** How many other characters stand inside the shortest match; empty if there is none. */
    static OptionalInt distance(String query, String line) {
        boolean exact = !query.equals(query.toLowerCase(Locale.ROOT));
        String text = exact ? line : line.toLowerCase(Locale.ROOT);
        int best = Integer.MAX_VALUE;
        int end = matchEnd(query, text, 0);
        while (end >= 0) {
            int start = matchStart(query, text, end);
            best = Math.min(best, end - start - query.length());
            end = best == 0 ? -1 : matchEnd(query, text, start + 1);
        }
        return best == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private static int matchEnd(String query, String text, int from) {
        int position = from;
        for (int i = 0; i < query.length(); i++) {
            int found = text.indexOf(query.charAt(i), position);
            if (found < 0) {
                return -1;
            }
            position = found + 1;
        }
        return position;
    }

    /** Where the shortest match that ends there begins. */
    private static int matchStart(String query, String text, int end) {
        int position = end;
        for (int i = query.length() - 1; i >= 0; i--) {
            position = text.lastIndexOf(query.charAt(i), position - 1);
        }
        return position;
    }
}
