package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;

/** Filters that lay out text of several words or lines. */
final class ParagraphFilters {
    static final BuiltinTable TABLE = new BuiltinTable()
            .add("indent(width=, first=, blank=)", ParagraphFilters::indent)
            .add("truncate(length=, killwords=, end=, leeway=)", ParagraphFilters::truncate)
            .add("wordcount()", (in, value, a) -> Int.of(words(in, in.print(value))))
            .add("wordwrap(width=, break_long_words=, wrapstring=, break_on_hyphens=)", ParagraphFilters::wordWrap);

    private ParagraphFilters() {}

    private static Text text(Value value, String operation) {
        if (value instanceof Text text) {
            return text;
        }
        value.refuseIfUndefined();
        throw PythonError.type(operation + " needs a string, not '" + value.typeName() + "'");
    }

    private static Value indent(Interpreter in, Value value, Bound arguments) {
        Text text = text(value, "indent");
        Value width = arguments.optional("width").orElseGet(() -> Int.of(4));
        String indention = width instanceof Text given ? given.value() : spaces(in, Bound.integer(width));
        boolean blank = arguments.truth("blank");
        StringBuilder result = new StringBuilder(arguments.truth("first") ? indention : "");
        boolean firstLine = true;
        for (Value element : TextSplitting.lines(in, new Text(text.value() + "\n"), false)) {
            String line = ((Text) element).value();
            String before = firstLine ? "" : "\n" + (blank || !line.isEmpty() ? indention : "");
            in.budget().append(result.length(), (long) before.length() + line.length());
            result.append(before).append(line);
            firstLine = false;
        }
        return text.with(result.toString());
    }

    private static String spaces(Interpreter in, int width) {
        in.budget().text(width);
        return " ".repeat(Math.max(width, 0));
    }

    private static Value truncate(Interpreter in, Value value, Bound arguments) {
        int length = arguments.integer("length", 255);
        String end = arguments.text("end", "...").value();
        int room = length - CodePoints.length(end);
        Value given = arguments.orNone("leeway");
        int leeway = given == None.NONE ? 5 : Bound.integer(given);
        if (room < 0 || leeway < 0) {
            throw new PythonError(
                    "AssertionError",
                    room < 0
                            ? "expected length >= " + CodePoints.length(end) + ", got " + length
                            : "expected leeway >= 0, got " + leeway);
        }
        in.budget().text(value.weight());
        if (Filters.length(in, value) <= (long) length + leeway) {
            return value;
        }
        Text text = text(value, "truncate");
        String kept = CodePoints.substring(text.value(), 0, room);
        int lastSpace = kept.lastIndexOf(' ');
        boolean cutsWord = arguments.truth("killwords") || lastSpace < 0;
        return Markup.add(in, text.with(cutsWord ? kept : kept.substring(0, lastSpace)), new Text(end));
    }

    private static int words(Interpreter in, String text) {
        in.budget().text(text.length());
        int words = 0;
        boolean inWord = false;
        int index = 0;
        while (index < text.length()) {
            int c = text.codePointAt(index);
            boolean word = Characters.isWord(c);
            words += word && !inWord ? 1 : 0;
            inWord = word;
            index += Character.charCount(c);
        }
        return words;
    }

    private static Value wordWrap(Interpreter in, Value value, Bound arguments) {
        Text text = text(value, "wordwrap");
        boolean breakLong =
                arguments.optional("break_long_words").map(Value::truth).orElse(true);
        boolean breakHyphens =
                arguments.optional("break_on_hyphens").map(Value::truth).orElse(true);
        TextWrap wrap = new TextWrap(arguments.integer("width", 79), breakLong, breakHyphens);
        Value wrapString = arguments.orNone("wrapstring");
        Value separator = wrapString == None.NONE ? new Text("\n") : wrapString;
        List<Value> paragraphs = new ArrayList<>();
        for (Value line : TextSplitting.lines(in, text, false)) {
            in.budget().text(line.weight());
            List<Value> wrapped = new ArrayList<>();
            wrap.lines(in, ((Text) line).value()).forEach(part -> wrapped.add(new Text(part)));
            paragraphs.add(Filters.method(in, "join", separator, in.list(wrapped)));
        }
        return Filters.method(in, "join", separator, in.list(paragraphs));
    }
}
