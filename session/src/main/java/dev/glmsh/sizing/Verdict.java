package dev.glmsh.sizing;

import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.Fit;
import java.util.Locale;
import java.util.OptionalInt;

/** Whether an estimate fits, in a table's cell. */
final class Verdict {
    private Verdict() {}

    static String of(Fit fit) {
        return fit.name().toLowerCase(Locale.ROOT);
    }

    /** With the longest context, which may be shorter than what was asked for. */
    static String withContext(Estimate estimate) {
        OptionalInt longest = estimate.longestContext();
        return longest.isEmpty() ? "no" : of(estimate.verdict()) + ", " + Tokens.format(longest.getAsInt());
    }
}
