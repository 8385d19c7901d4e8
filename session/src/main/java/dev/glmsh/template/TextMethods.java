package dev.glmsh.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The methods of strings. */
final class TextMethods {
    private static final BuiltinTable METHODS = new BuiltinTable()
            .add("upper()", text((in, self, a) -> self.value().toUpperCase(Locale.ROOT)))
            .add("lower()", text((in, self, a) -> self.value().toLowerCase(Locale.ROOT)))
            .add("casefold()", text((in, self, a) -> TextCase.fold(self.value())))
            .add("title()", text((in, self, a) -> TextCase.title(self.value())))
            .add("capitalize()", text((in, self, a) -> TextCase.capitalize(self.value())))
            .add("swapcase()", text((in, self, a) -> TextCase.swap(self.value())))
            .add("strip(chars=)", text((in, self, a) -> strip(self.value(), a.orNone("chars"), true, true)))
            .add("lstrip(chars=)", text((in, self, a) -> strip(self.value(), a.orNone("chars"), true, false)))
            .add("rstrip(chars=)", text((in, self, a) -> strip(self.value(), a.orNone("chars"), false, true)))
            .add("replace(old, new, count=)", text(TextMethods::replace))
            .add("removeprefix(prefix)", text((in, self, a) -> {
                String prefix = Markup.argument(in, self, a.text("prefix", ""));
                return self.value().startsWith(prefix) ? self.value().substring(prefix.length()) : self.value();
            }))
            .add("removesuffix(suffix)", text((in, self, a) -> {
                String suffix = Markup.argument(in, self, a.text("suffix", ""));
                int end = self.value().length() - suffix.length();
                return self.value().endsWith(suffix) ? self.value().substring(0, end) : self.value();
            }))
            .add("center(width, fillchar=)", text((in, self, a) -> {
                int missing = missing(in, self, a);
                int left = missing / 2 + (missing & a.integer("width", 0) & 1);
                return fill(a).repeat(left) + self.value() + fill(a).repeat(missing - left);
            }))
            .add("ljust(width, fillchar=)", text((in, self, a) -> self.value() + fill(a).repeat(missing(in, self, a))))
            .add("rjust(width, fillchar=)", text((in, self, a) -> fill(a).repeat(missing(in, self, a)) + self.value()))
            .add("zfill(width)", text(TextMethods::zeroFill))
            .add("expandtabs(tabsize=)", text(TextMethods::expandTabs))
            .add("join(iterable)", (in, self, a) -> join(in, (Text) self, in.elements(a.value("iterable"))))
            .add(
                    "format(*args, **kwargs)",
                    (in, self, a) -> BraceFormat.format(in, (Text) self, new Arguments(a.rest(), a.others())))
            .add("format_map(mapping)", (in, self, a) -> BraceFormat.formatMap(in, (Text) self, a.value("mapping")))
            .addAll(TextSearch.METHODS)
            .addAll(TextSplitting.METHODS)
            .addAll(TextClasses.METHODS);

    private TextMethods() {}

    static Optional<Builtin> find(String name) {
        return METHODS.find(name);
    }

    /** What a method that gives a string of its own kind does. */
    @FunctionalInterface
    private interface Change {
        String apply(Interpreter in, Text self, Bound arguments);
    }

    private static Builtin.Body text(Change change) {
        return (in, self, arguments) -> {
            in.budget().text(self.weight());
            return ((Text) self)
                    .with(in.text(change.apply(in, (Text) self, arguments)).value());
        };
    }

    /** Takes white space, or any of the given characters, off the ends. */
    static String strip(String text, Value chars, boolean left, boolean right) {
        if (chars == None.NONE) {
            String start = left ? Characters.stripLeft(text) : text;
            return right ? Characters.stripRight(start) : start;
        }
        if (!(chars instanceof Text set)) {
            throw PythonError.type("strip arg must be None or str");
        }
        Set<Integer> stripped = new HashSet<>();
        set.value().codePoints().forEach(stripped::add);
        int start = 0;
        while (left && start < text.length() && stripped.contains(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (right && end > start && stripped.contains(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static String replace(Interpreter in, Text self, Bound arguments) {
        String old = Markup.argument(in, self, arguments.text("old", ""));
        String other = Markup.argument(in, self, arguments.text("new", ""));
        return replace(in, self.value(), old, other, arguments.integer("count", -1));
    }

    /** {@code str.replace}: at most {@code count} times unless that is negative. */
    static String replace(Interpreter in, String text, String old, String other, int count) {
        int most = count < 0 ? Integer.MAX_VALUE : count;
        if (old.isEmpty()) {
            return interleave(in, text, other, most);
        }
        List<Integer> found = new ArrayList<>();
        int at = Search.first(text, old, 0);
        while (at >= 0 && found.size() < most) {
            found.add(at);
            at = Search.first(text, old, at + old.length());
        }
        in.budget().text(text.length() + (long) found.size() * (other.length() - old.length()));
        in.budget().spend(found.size());
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (int match : found) {
            result.append(text, copied, match).append(other);
            copied = match + old.length();
        }
        return result.append(text, copied, text.length()).toString();
    }

    private static String interleave(Interpreter in, String text, String other, int most) {
        long places = Math.min(most, CodePoints.length(text) + 1L);
        in.budget().text(text.length() + places * other.length());
        StringBuilder result = new StringBuilder();
        int index = 0;
        for (long place = 0; place < places; place++) {
            result.append(other);
            if (index < text.length()) {
                result.appendCodePoint(text.codePointAt(index));
                index += Character.charCount(text.codePointAt(index));
            }
        }
        return result.append(text.substring(index)).toString();
    }

    private static String fill(Bound arguments) {
        Text fill = arguments.text("fillchar", " ");
        if (CodePoints.length(fill.value()) != 1) {
            throw PythonError.type("The fill character must be exactly one character long");
        }
        return fill.value();
    }

    private static int missing(Interpreter in, Text self, Bound arguments) {
        int missing = Math.max(0, arguments.integer("width", 0) - CodePoints.length(self.value()));
        in.budget().text(self.value().length() + 2L * missing);
        return missing;
    }

    private static String zeroFill(Interpreter in, Text self, Bound arguments) {
        String zeros = "0".repeat(missing(in, self, arguments));
        boolean signed = self.value().startsWith("-") || self.value().startsWith("+");
        int sign = signed ? 1 : 0;
        return self.value().substring(0, sign) + zeros + self.value().substring(sign);
    }

    private static String expandTabs(Interpreter in, Text self, Bound arguments) {
        int size = Math.max(0, arguments.integer("tabsize", 8));
        StringBuilder result = new StringBuilder();
        int column = 0;
        for (int c : self.value().codePoints().toArray()) {
            if (c == '\t') {
                int spaces = size == 0 ? 0 : size - column % size;
                in.budget().append(result.length(), spaces);
                result.append(" ".repeat(spaces));
                column += spaces;
            } else {
                result.appendCodePoint(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return result.toString();
    }

    private static Value join(Interpreter in, Text separator, List<Value> parts) {
        StringBuilder joined = new StringBuilder();
        boolean markup = separator.markup();
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof Text part)) {
                throw PythonError.type("sequence item " + i + ": expected str instance, "
                        + parts.get(i).typeName() + " found");
            }
            String text = Markup.argument(in, separator, part);
            in.budget().append(joined.length(), (long) separator.value().length() + text.length());
            joined.append(i > 0 ? separator.value() : "").append(text);
        }
        return new Text(joined.toString(), markup);
    }
}
