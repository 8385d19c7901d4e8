package dev.glmsh.shell.command;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a mistyped name was meant to be, by Levenshtein's distance. */
public final class Similar {
    private static final int TOLERANCE = 2;

    private Similar() {}

    /** The nearest candidate within two changes, or the only one that the name begins; empty if there is none. */
    public static Optional<String> to(String name, Collection<String> candidates) {
        Optional<String> nearest = candidates.stream()
                .filter(candidate -> distance(name, candidate) <= TOLERANCE)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
        return nearest.or(() -> onlyOneBeginningWith(name, candidates));
    }

    private static Optional<String> onlyOneBeginningWith(String name, Collection<String> candidates) {
        var found = candidates.stream()
                .filter(candidate -> candidate.startsWith(name))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
