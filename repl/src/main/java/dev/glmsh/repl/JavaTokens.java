package dev.glmsh.repl;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits Java, complete or not, into what a reader tells apart. Takes time in proportion to the text. */
final class JavaTokens {
    /** What a piece of the source is. Names that are none of these have no kind. */
    enum Kind {
        KEYWORD,
        TYPE,
        LITERAL,
        COMMENT
    }

    /** A piece of the source. */
    record Token(Kind kind, int start, int end) {}

    private static final Pattern TOKEN = Pattern.compile("(?<comment>//[^\\n]*+|/\\*(?s:.*?)(?:\\*/|\\z))"
            + "|(?<literal>\"\"\"(?s:.*?)(?:(?<!\\\\)\"\"\"|\\z)"
            + "|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"?|'(?:[^'\\\\\\n]++|\\\\.)*+'?"
            + "|(?<![\\w$])\\d[\\w.]*+)"
            + "|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*+)");
    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "package",
            "permits",
            "private",
            "protected",
            "public",
            "record",
            "return",
            "sealed",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "try",
            "var",
            "void",
            "volatile",
            "while",
            "yield");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");

    private JavaTokens() {}

    /** Hands over each piece that has a kind, in order. */
    static void forEach(String source, BiConsumer<Token, String> action) {
        Matcher matcher = TOKEN.matcher(source);
        while (matcher.find()) {
            Kind kind = kind(matcher);
            if (kind != null) {
                action.accept(new Token(kind, matcher.start(), matcher.end()), matcher.group());
            }
        }
    }

    private static @Nullable Kind kind(Matcher matcher) {
        if (matcher.group("comment") != null) {
            return Kind.COMMENT;
        }
        if (matcher.group("literal") != null) {
            return Kind.LITERAL;
        }
        String word = matcher.group("word");
        if (KEYWORDS.contains(word)) {
            return Kind.KEYWORD;
        }
        if (LITERALS.contains(word)) {
            return Kind.LITERAL;
        }
        return Character.isUpperCase(word.codePointAt(0)) ? Kind.TYPE : null;
    }
}
