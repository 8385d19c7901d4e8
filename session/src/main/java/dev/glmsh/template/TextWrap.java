package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks a line into lines of a width, as Python's {@code textwrap.wrap} does with {@code expand_tabs} and
 * {@code replace_whitespace} off.
 */
record TextWrap(int width, boolean breakLongWords, boolean breakOnHyphens) {
    private static final String SPACE = "[\\t\\n\\x0b\\x0c\\r ]";
    private static final String LETTER = "[\\p{L}_&&[^\\d]]";
    private static final String PUNCTUATION = "[\\p{L}\\p{N}_!\"'&.,?]";

    // What textwrap breaks words into: white space, dashes between words, words up to a hyphen, words.
    private static final Pattern CHUNK_WITH_HYPHENS = Pattern.compile(SPACE + "+"
            + "|(?<=" + PUNCTUATION + ")-{2,}(?=[\\p{L}\\p{N}_])"
            + "|[^\\t\\n\\x0b\\x0c\\r ]+?(?:-(?:(?<=" + LETTER + "{2}-)|(?<=" + LETTER + "-" + LETTER + "-))(?="
            + LETTER + "-?" + LETTER + ")|(?=" + SPACE + "|\\z)|(?<=" + PUNCTUATION + ")(?=-{2,}[\\p{L}\\p{N}_]))");
    private static final Pattern CHUNK = Pattern.compile(SPACE + "+|[^\\t\\n\\x0b\\x0c\\r ]+");

    List<String> lines(Interpreter in, String text) {
        if (width <= 0) {
            throw PythonError.value("invalid width " + width + " (must be > 0)");
        }
        List<String> chunks = chunks(in, text);
        List<String> lines = new ArrayList<>();
        int next = 0;
        while (next < chunks.size()) {
            if (chunks.get(next).isBlank() && !lines.isEmpty()) {
                next++;
                continue;
            }
            StringBuilder line = new StringBuilder();
            int length = 0;
            while (next < chunks.size() && length + CodePoints.length(chunks.get(next)) <= width) {
                length += CodePoints.length(chunks.get(next));
                line.append(chunks.get(next++));
            }
            if (next < chunks.size() && CodePoints.length(chunks.get(next)) > width) {
                next = breakWord(in, chunks, next, line, length);
            }
            addLine(lines, chunks, line);
        }
        return lines;
    }

    private static void addLine(List<String> lines, List<String> chunks, StringBuilder line) {
        String text = line.toString();
        String kept = Characters.stripRight(text);
        if (!kept.isEmpty() && !chunks.isEmpty()) {
            lines.add(kept);
        }
    }

    private List<String> chunks(Interpreter in, String text) {
        List<String> chunks = new ArrayList<>();
        Matcher matcher = (breakOnHyphens ? CHUNK_WITH_HYPHENS : CHUNK).matcher(text);
        while (matcher.find()) {
            in.budget().elements(1);
            chunks.add(matcher.group());
        }
        return chunks;
    }

    /** Puts as much of a word that is too long on the line as fits, or all of it on a line of its own. */
    private int breakWord(Interpreter in, List<String> chunks, int next, StringBuilder line, int length) {
        if (!breakLongWords) {
            if (line.length() == 0) {
                line.append(chunks.get(next));
                return next + 1;
            }
            return next;
        }
        String word = chunks.get(next);
        in.budget().text(word.length());
        in.budget().elements(1);
        int room = Math.max(1, width - length);
        int end = room;
        int hyphen = CodePoints.substring(word, 0, room).lastIndexOf('-');
        boolean lettersBefore = hyphen > 0 && word.substring(0, hyphen).chars().anyMatch(c -> c != '-');
        if (breakOnHyphens && lettersBefore) {
            end = word.codePointCount(0, hyphen) + 1;
        }
        line.append(CodePoints.substring(word, 0, end));
        chunks.set(next, CodePoints.substring(word, end, CodePoints.length(word)));
        return next;
    }
}
