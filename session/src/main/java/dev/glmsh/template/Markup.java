package dev.glmsh.template;

/** Escaping for HTML, and what happens where plain strings meet strings that are marked as safe. */
final class Markup {
    private Markup() {}

    /** {@code markupsafe.escape}. */
    static Text escape(Interpreter in, Value value) {
        return value instanceof Text text && text.markup() ? text : new Text(escaped(in, in.print(value)), true);
    }

    static String escaped(Interpreter in, String text) {
        in.budget().text(text.length() * 5L);
        return text.replace("&", "&amp;")
                .replace(">", "&gt;")
                .replace("<", "&lt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }

    /** {@code left + right}: if one is safe, the other is escaped. */
    static Text add(Interpreter in, Text left, Text right) {
        boolean markup = left.markup() || right.markup();
        String first = markup ? escape(in, left).value() : left.value();
        String second = markup ? escape(in, right).value() : right.value();
        in.budget().text((long) first.length() + second.length());
        return new Text(first + second, markup);
    }

    /** An argument of a method of {@code self}: escaped if {@code self} is safe. */
    static String argument(Interpreter in, Text self, Text argument) {
        return self.markup() ? escape(in, argument).value() : argument.value();
    }
}
