package dev.glmsh.template;

import java.util.List;
import java.util.function.BiPredicate;

/** The methods of strings that look for other strings in them. */
final class TextSearch {
    static final BuiltinTable METHODS = new BuiltinTable()
            .add("find(sub, start=, end=)", (in, self, a) -> Int.of(find(in, (Text) self, a, false)))
            .add("rfind(sub, start=, end=)", (in, self, a) -> Int.of(find(in, (Text) self, a, true)))
            .add("index(sub, start=, end=)", (in, self, a) -> index(in, (Text) self, a, false))
            .add("rindex(sub, start=, end=)", (in, self, a) -> index(in, (Text) self, a, true))
            .add("count(sub, start=, end=)", (in, self, a) -> Int.of(count(in, (Text) self, a)))
            .add(
                    "startswith(prefix, start=, end=)",
                    (in, self, a) -> anyOf(in, (Text) self, a, "prefix", "startswith", String::startsWith))
            .add(
                    "endswith(suffix, start=, end=)",
                    (in, self, a) -> anyOf(in, (Text) self, a, "suffix", "endswith", String::endsWith));

    private TextSearch() {}

    /**
     * The part of a string that the arguments {@code start} and {@code end} leave.
     *
     * @param start where it begins, in code points
     * @param valid whether {@code start} is not beyond {@code end}
     */
    private record Window(String text, int start, boolean valid) {
        static Window of(Interpreter in, Text self, Bound arguments) {
            in.budget().scan(self.weight());
            Value start = arguments.orNone("start");
            Value end = arguments.orNone("end");
            if (start == None.NONE && end == None.NONE) {
                return new Window(self.value(), 0, true);
            }
            int length = CodePoints.length(self.value());
            Slice.Range range = new Slice(start, end, None.NONE).of(length);
            boolean beyond = start != None.NONE && Bound.integer(start) > length;
            String text = CodePoints.substring(self.value(), range.start(), range.start() + range.count());
            return new Window(text, range.start(), !beyond && range.start() <= range.stop());
        }
    }

    private static int find(Interpreter in, Text self, Bound arguments, boolean last) {
        Window window = Window.of(in, self, arguments);
        String part = arguments.text("sub", "").value();
        if (!window.valid()) {
            return -1;
        }
        int found = last ? Search.last(window.text(), part) : Search.first(window.text(), part, 0);
        return found < 0 ? -1 : window.start() + window.text().codePointCount(0, found);
    }

    private static Value index(Interpreter in, Text self, Bound arguments, boolean last) {
        int found = find(in, self, arguments, last);
        if (found < 0) {
            throw PythonError.value("substring not found");
        }
        return Int.of(found);
    }

    private static int count(Interpreter in, Text self, Bound arguments) {
        Window window = Window.of(in, self, arguments);
        String part = arguments.text("sub", "").value();
        if (part.isEmpty()) {
            return window.valid() ? CodePoints.length(window.text()) + 1 : 0;
        }
        int count = 0;
        int at = Search.first(window.text(), part, 0);
        while (at >= 0) {
            count++;
            at = Search.first(window.text(), part, at + part.length());
        }
        return count;
    }

    private static Value anyOf(
            Interpreter in,
            Text self,
            Bound arguments,
            String parameter,
            String name,
            BiPredicate<String, String> test) {
        Window window = Window.of(in, self, arguments);
        Value wanted = arguments.value(parameter);
        List<Value> options = wanted instanceof TupleValue tuple ? tuple.elements() : List.of(wanted);
        boolean found = false;
        for (Value option : options) {
            if (!(option instanceof Text text)) {
                throw PythonError.type(name + " first arg must be str or a tuple of str, not " + option.typeName());
            }
            found |= window.valid() && test.test(window.text(), text.value());
        }
        return Bool.of(found);
    }
}
