package dev.glmsh.template;

import java.util.Locale;

/** Writes values as Python prints them, within the limits on length and depth. */
final class Repr {
    private static final int BRIEF = 200;

    private final StringBuilder out = new StringBuilder();
    private final int limit;
    private int depth;

    private Repr(int limit) {
        this.limit = limit;
    }

    Repr(Budget budget) {
        this(budget.limits().size());
    }

    String print(Value value) {
        value.print(this);
        return out.toString();
    }

    String repr(Value value) {
        value.repr(this);
        return out.toString();
    }

    /** The value's repr for a message, cut where it gets long. */
    static String brief(Value value) {
        Repr repr = new Repr(BRIEF);
        try {
            return repr.repr(value);
        } catch (PythonError tooLong) {
            return repr.out.substring(0, Math.min(BRIEF, repr.out.length())) + "…";
        }
    }

    Repr append(String text) {
        if ((long) out.length() + text.length() > limit) {
            throw PythonError.limit("a string would be longer than " + limit + " characters");
        }
        out.append(text);
        return this;
    }

    /** Appends the repr of a value within a value. */
    Repr value(Value value) {
        if (++depth > Limits.NESTING) {
            throw PythonError.limit("a value nests deeper than " + Limits.NESTING + " levels");
        }
        value.repr(this);
        depth--;
        return this;
    }

    Repr values(Iterable<? extends Value> values) {
        String separator = "";
        for (Value value : values) {
            append(separator).value(value);
            separator = ", ";
        }
        return this;
    }

    /** Python's repr of a string: in single quotes unless only double ones avoid a backslash. */
    static String quote(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(c -> escape(c, quote, quoted));
        return quoted.append(quote).toString();
    }

    private static void escape(int c, char quote, StringBuilder out) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == quote) {
                    out.append('\\').append(quote);
                } else if (Characters.isPrintable(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append(hexadecimal(c));
                }
            }
        }
    }

    private static String hexadecimal(int c) {
        return c < 0x100
                ? String.format(Locale.ROOT, "\\x%02x", c)
                : String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }

    /** {@code ascii(x)} of a text that is already a repr. */
    static String ascii(String repr) {
        StringBuilder out = new StringBuilder(repr.length());
        repr.codePoints().forEach(c -> {
            if (c < 128) {
                out.append((char) c);
            } else {
                out.append(hexadecimal(c));
            }
        });
        return out.toString();
    }
}
