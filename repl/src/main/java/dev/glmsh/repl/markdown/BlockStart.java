package dev.glmsh.repl.markdown;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line begins with.
 *
 * @param kind of block
 * @param mark how the block is marked, white space before and after it included: {@code "  - "}
 */
record BlockStart(Kind kind, String mark) {
    enum Kind {
        /** Nothing special. */
        TEXT,
        HEADING,
        QUOTE,
        BULLET,
        NUMBER,
        /** A whole line that opens code; the language follows its mark. */
        FENCE,
        /** A whole line of hyphens, stars or underscores. */
        RULE
    }

    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6} ");
    private static final Pattern QUOTE = Pattern.compile(" {0,3}> ?");
    private static final Pattern BULLET = Pattern.compile("\\s*[-*+] ");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,9}[.)] ");
    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}[^`]*|~{3,}.*)");
    private static final Pattern RULE = Pattern.compile(" {0,3}((-\\s*){3,}|(\\*\\s*){3,}|(_\\s*){3,})");

    /** Beginnings that the next character may complete. */
    private static final Pattern UNDECIDED = Pattern.compile("\\s*| {0,3}#{1,6}| {0,3}> ?|\\s*\\d{1,9}[.)]?|\\s*[+]"
            + "| {0,3}(-\\s*)+| {0,3}(\\*\\s*)+| {0,3}(_\\s*)+|\\s*[-*]|\\s*`{1,2}|\\s*~{1,2}");

    /**
     * What a line begins with, as far as it is decided.
     *
     * @param line from its beginning, or after the mark of a block around it
     * @param whole whether this is all of it
     */
    static Optional<BlockStart> of(String line, boolean whole) {
        if (FENCE.matcher(line).matches()) {
            return whole ? start(Kind.FENCE, line) : Optional.empty();
        }
        if (whole && RULE.matcher(line).matches()) {
            return start(Kind.RULE, line);
        }
        if (!whole && UNDECIDED.matcher(line).matches()) {
            return Optional.empty();
        }
        return marked(Kind.HEADING, HEADING, line)
                .or(() -> marked(Kind.QUOTE, QUOTE, line))
                .or(() -> marked(Kind.BULLET, BULLET, line))
                .or(() -> marked(Kind.NUMBER, NUMBER, line))
                .or(() -> start(Kind.TEXT, ""));
    }

    /** How deep a heading is, from 1. */
    int level() {
        return mark.strip().length();
    }

    private static Optional<BlockStart> marked(Kind kind, Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.lookingAt() ? start(kind, matcher.group()) : Optional.empty();
    }

    private static Optional<BlockStart> start(Kind kind, String mark) {
        return Optional.of(new BlockStart(kind, mark));
    }
}
