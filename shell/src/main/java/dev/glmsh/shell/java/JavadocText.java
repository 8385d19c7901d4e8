package dev.glmsh.shell.java;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Javadoc comment as plain text: a paragraph a line, code indented, tags as headings. */
final class JavadocText {
    private static final Pattern INLINE_CODE =
            Pattern.compile("\\{@(?:code|literal|value|systemProperty)\\s+([^{}]*)}");
    private static final Pattern LINK =
            Pattern.compile("\\{@link(?:plain)?\\s+([^\\s{}]+(?:\\([^)]*\\))?)\\s*([^{}]*)}");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(?=\\w)");
    private static final Pattern PREFORMATTED = Pattern.compile("(?is)<pre>(?:\\s*\\{@code)?(.*?)}?\\s*</pre>");
    private static final Pattern ENTITY = Pattern.compile("&#(\\d{1,6});");

    private JavadocText() {}

    /** The text of a comment that has lost its stars. */
    static String of(String comment) {
        String[] parts = BLOCK_TAG.split(comment.strip(), -1);
        List<String> text = new ArrayList<>(List.of(prose(parts[0])));
        for (int i = 1; i < parts.length; i++) {
            String line = tag(parts[i].strip());
            if (!line.isEmpty()) {
                text.add(line);
            }
        }
        return String.join("\n", text).strip();
    }

    private static String tag(String text) {
        String[] words = text.split("\\s+", 3);
        String rest = text.substring(words[0].length());
        return switch (words[0]) {
            case "param" -> words.length < 2 ? "" : "  " + words[1] + ": " + prose(words.length < 3 ? "" : words[2]);
            case "return" -> "Returns " + prose(rest);
            case "throws", "exception" ->
                words.length < 2 ? "" : "Throws " + words[1] + " " + prose(words.length < 3 ? "" : words[2]);
            case "deprecated" -> "Deprecated: " + prose(rest);
            default -> "";
        };
    }

    private static String prose(String html) {
        StringBuilder text = new StringBuilder();
        Matcher code = PREFORMATTED.matcher(html);
        int from = 0;
        while (code.find()) {
            text.append(paragraphs(html.substring(from, code.start()))).append('\n');
            code.group(1)
                    .strip()
                    .lines()
                    .forEach(line -> text.append("    ").append(plain(line)).append('\n'));
            from = code.end();
        }
        return text.append(paragraphs(html.substring(from))).toString().strip();
    }

    private static String paragraphs(String html) {
        String joined = inline(html)
                .replaceAll("\\s+", " ")
                .replaceAll("(?i)\\s*<(?:p|br|h[1-6]|ul|ol|dl|table|tr|div|blockquote)(?:\\s[^>]*)?/?>\\s*", "\n")
                .replaceAll("(?i)\\s*</(?:p|h[1-6]|ul|ol|dl|table|tr|div|blockquote)>\\s*", "\n")
                .replaceAll("(?i)\\s*<(?:li|dt)(?:\\s[^>]*)?>\\s*", "\n- ")
                .replaceAll("(?i)\\s*<(?:dd|td)(?:\\s[^>]*)?>\\s*", "  ");
        return entities(joined.replaceAll("</?[a-zA-Z][^>]*>", ""))
                .replaceAll(" *\n+ *", "\n")
                .strip();
    }

    private static String inline(String html) {
        String coded = INLINE_CODE
                .matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")));
        return LINK.matcher(coded)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(2).isBlank()
                                ? reference(found.group(1))
                                : found.group(2).strip()))
                .replaceAll("\\{@return\\s+([^{}]*)}", "Returns $1.")
                .replaceAll("\\{@\\w+\\s*([^{}]*)}", "$1");
    }

    private static String reference(String target) {
        return target.startsWith("#") ? target.substring(1) : target.replace('#', '.');
    }

    private static String plain(String line) {
        return entities(line.replace("{@literal @}", "@"));
    }

    private static String entities(String text) {
        String named = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("&pi;", "π")
                .replace("&le;", "≤")
                .replace("&ge;", "≥")
                .replace("&mdash;", "—")
                .replace("&ndash;", "–");
        return ENTITY.matcher(named)
                .replaceAll(found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1)))))
                .replace("&amp;", "&");
    }
}
