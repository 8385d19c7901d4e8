package dev.glmsh.repl;

import dev.glmsh.shell.command.Quotation;
import dev.glmsh.shell.completion.Candidate;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line as JLine's completion wants it: the word is what the candidates replace, and quotation marks are put back when
 * one is chosen.
 *
 * @param candidates what may replace the word
 * @param start where the word begins
 */
record CompletedLine(String line, int cursor, List<Candidate> candidates, int start) implements CompletingParsedLine {
    static CompletedLine of(String line, int cursor, List<Candidate> candidates) {
        int start = candidates.isEmpty() ? cursor : candidates.get(0).start();
        return new CompletedLine(line, cursor, candidates, start);
    }

    @Override
    public String word() {
        String raw = line.substring(start, cursor);
        return raw.startsWith("\"") ? raw.substring(1) : raw;
    }

    @Override
    public int wordCursor() {
        return word().length();
    }

    @Override
    public int wordIndex() {
        return line.substring(0, start).isBlank() ? 0 : 1;
    }

    @Override
    public List<String> words() {
        return wordIndex() == 0 ? List.of(word()) : List.of(line.substring(0, start), word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        String text = candidate.toString();
        boolean blank = text.chars().anyMatch(Character::isWhitespace);
        if (!blank) {
            return text;
        }
        String quoted = Quotation.of(text);
        return complete ? quoted : quoted.substring(0, quoted.length() - 1);
    }

    @Override
    public int rawWordCursor() {
        return cursor - start;
    }

    @Override
    public int rawWordLength() {
        return cursor - start;
    }
}
