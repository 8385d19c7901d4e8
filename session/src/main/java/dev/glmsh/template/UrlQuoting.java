package dev.glmsh.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Percent-encoding as Python's {@code urllib.parse.quote}. */
final class UrlQuoting {
    private static final String SAFE = "_.-~";

    private UrlQuoting() {}

    /** A string, or the query string of a dict or of pairs. */
    static String encode(Interpreter in, Value value) {
        boolean single = value instanceof Text || Tests.refusesIteration(value);
        if (single) {
            return quote(in, in.print(value), false);
        }
        List<String> parts = new ArrayList<>();
        Value pairs = value instanceof DictValue dict ? new DictView(dict, DictView.Part.ITEMS) : value;
        for (Value element : in.elements(pairs)) {
            List<Value> pair = in.elements(element);
            if (pair.size() != 2) {
                throw PythonError.value((pair.size() < 2 ? "not enough" : "too many") + " values to unpack (expected 2"
                        + (pair.size() < 2 ? ", got " + pair.size() : "") + ")");
            }
            parts.add(quote(in, in.print(pair.get(0)), true) + "=" + quote(in, in.print(pair.get(1)), true));
        }
        return String.join("&", parts);
    }

    private static String quote(Interpreter in, String text, boolean query) {
        in.budget().text(text.length() * 3L);
        StringBuilder quoted = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || SAFE.indexOf(c) >= 0 || (c == '/' && !query)) {
                quoted.append(c);
            } else if (c == ' ' && query) {
                quoted.append('+');
            } else {
                quoted.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return quoted.toString();
    }
}
