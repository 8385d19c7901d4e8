package dev.glmsh.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The methods of strings that cut them into parts. */
final class TextSplitting {
    static final BuiltinTable METHODS = new BuiltinTable()
            .add("split(sep=, maxsplit=)", (in, self, a) -> split(in, (Text) self, a, false))
            .add("rsplit(sep=, maxsplit=)", (in, self, a) -> split(in, (Text) self, a, true))
            .add("splitlines(keepends=)", (in, self, a) -> in.list(lines(in, (Text) self, a.truth("keepends"))))
            .add("partition(sep)", (in, self, a) -> partition(in, (Text) self, a, false))
            .add("rpartition(sep)", (in, self, a) -> partition(in, (Text) self, a, true));

    private TextSplitting() {}

    private static Value split(Interpreter in, Text self, Bound arguments, boolean fromRight) {
        in.budget().text(self.weight());
        int most = arguments.integer("maxsplit", -1);
        int limit = most < 0 ? Integer.MAX_VALUE : most;
        Value separator = arguments.orNone("sep");
        List<String> parts;
        if (separator == None.NONE) {
            parts = fromRight ? wordsFromRight(in, self.value(), limit) : words(in, self.value(), limit);
        } else {
            String by = arguments.text("sep", "").value();
            if (by.isEmpty()) {
                throw PythonError.value("empty separator");
            }
            parts = fromRight ? partsFromRight(in, self.value(), by, limit) : parts(in, self.value(), by, limit);
        }
        List<Value> values = new ArrayList<>(parts.size());
        parts.forEach(part -> values.add(self.with(part)));
        return in.list(values);
    }

    private static List<String> parts(Interpreter in, String text, String separator, int limit) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int found = Search.first(text, separator, 0);
        while (found >= 0 && parts.size() < limit) {
            in.budget().elements(1);
            parts.add(text.substring(start, found));
            start = found + separator.length();
            found = Search.first(text, separator, start);
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static List<String> partsFromRight(Interpreter in, String text, String separator, int limit) {
        List<String> mirrored = parts(in, Search.mirror(text), Search.mirror(separator), limit);
        List<String> parts = new ArrayList<>(mirrored.size());
        mirrored.forEach(part -> parts.add(Search.mirror(part)));
        Collections.reverse(parts);
        return parts;
    }

    /** Parts between white space; the rest after {@code limit} of them keeps the white space at its end. */
    private static List<String> words(Interpreter in, String text, int limit) {
        List<String> words = new ArrayList<>();
        int start = Characters.skipSpace(text, 0);
        while (start < text.length()) {
            in.budget().elements(1);
            if (words.size() == limit) {
                words.add(text.substring(start));
                break;
            }
            int end = start;
            while (end < text.length() && !Characters.isSpace(text.charAt(end))) {
                end++;
            }
            words.add(text.substring(start, end));
            start = Characters.skipSpace(text, end);
        }
        return words;
    }

    private static List<String> wordsFromRight(Interpreter in, String text, int limit) {
        List<String> words = new ArrayList<>();
        String rest = Characters.stripRight(text);
        while (!rest.isEmpty()) {
            in.budget().elements(1);
            if (words.size() == limit) {
                words.add(rest);
                break;
            }
            int start = rest.length();
            while (start > 0 && !Characters.isSpace(rest.charAt(start - 1))) {
                start--;
            }
            words.add(rest.substring(start));
            rest = Characters.stripRight(rest.substring(0, start));
        }
        Collections.reverse(words);
        return words;
    }

    /** {@code str.splitlines}. */
    static List<Value> lines(Interpreter in, Text self, boolean keepEnds) {
        String text = self.value();
        in.budget().text(text.length());
        List<Value> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            in.budget().elements(1);
            int end = start;
            while (end < text.length() && !Characters.isLineEnd(text.charAt(end))) {
                end++;
            }
            int next = Math.min(text.length(), text.startsWith("\r\n", end) ? end + 2 : end + 1);
            lines.add(self.with(text.substring(start, keepEnds ? next : end)));
            start = next;
        }
        return lines;
    }

    private static Value partition(Interpreter in, Text self, Bound arguments, boolean fromRight) {
        in.budget().text(self.weight());
        String text = self.value();
        Text separator = arguments.text("sep", "");
        if (separator.value().isEmpty()) {
            throw PythonError.value("empty separator");
        }
        int found = fromRight ? Search.last(text, separator.value()) : Search.first(text, separator.value(), 0);
        Text nothing = self.with("");
        if (found < 0) {
            return in.tuple(fromRight ? List.of(nothing, nothing, self) : List.of(self, nothing, nothing));
        }
        Text after = self.with(text.substring(found + separator.value().length()));
        return in.tuple(List.of(self.with(text.substring(0, found)), self.with(separator.value()), after));
    }
}
