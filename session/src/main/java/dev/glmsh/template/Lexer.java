package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a template into text and tags, and takes away the white space that {@code trim_blocks} (one line end after a
 * block or comment), {@code lstrip_blocks} (blanks before a block or comment that begins its line) and the signs
 * {@code -} and {@code +} say. {@link TagLexer} cuts what is inside the tags.
 */
final class Lexer {
    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int line = 1;

    Lexer(String source) {
        this.source = withPlainLineEnds(source);
    }

    private static String withPlainLineEnds(String source) {
        String plain = source.replace("\r\n", "\n").replace('\r', '\n');
        return plain.endsWith("\n") ? plain.substring(0, plain.length() - 1) : plain;
    }

    List<Token> tokens() {
        int opening = nextOpening();
        while (opening >= 0) {
            tag(opening);
            opening = nextOpening();
        }
        data(source.substring(position));
        tokens.add(new Token(TokenKind.END, "", line));
        return tokens;
    }

    private int nextOpening() {
        int brace = source.indexOf('{', position);
        while (brace >= 0 && brace + 1 < source.length()) {
            if ("%{#".indexOf(source.charAt(brace + 1)) >= 0) {
                return brace;
            }
            brace = source.indexOf('{', brace + 1);
        }
        return -1;
    }

    private void tag(int opening) {
        char sign = signAt(opening + 2);
        char type = source.charAt(opening + 1);
        textBefore(opening, sign, type != '{');
        int inside = opening + (sign == ' ' ? 2 : 3);
        int rawBody = type == '%' ? endOfTag(inside, "raw", false) : -1;
        if (rawBody >= 0) {
            countLines(opening, rawBody);
            raw(rawBody);
        } else if (type == '#') {
            comment(inside);
        } else {
            boolean block = type == '%';
            tokens.add(new Token(block ? TokenKind.BLOCK_BEGIN : TokenKind.VARIABLE_BEGIN, "", line));
            TagLexer tag = new TagLexer(source, inside, line, block, tokens);
            position = tag.read();
            line = tag.line();
        }
    }

    private char signAt(int index) {
        char sign = index < source.length() ? source.charAt(index) : ' ';
        return sign == '-' || sign == '+' ? sign : ' ';
    }

    /** Emits the text up to a tag, as far as the tag leaves it standing. */
    private void textBefore(int end, char sign, boolean strips) {
        String text = source.substring(position, end);
        String kept = text;
        if (sign == '-') {
            kept = Characters.stripRight(text);
        } else if (sign == ' ' && strips) {
            int lineStart = text.lastIndexOf('\n') + 1;
            boolean startsLine = lineStart > 0 || position == 0 || source.charAt(position - 1) == '\n';
            if (startsLine && Characters.isBlank(text.substring(lineStart))) {
                kept = text.substring(0, lineStart);
            }
        }
        data(kept);
        countLines(position + kept.length(), end);
    }

    private void data(String text) {
        if (!text.isEmpty()) {
            tokens.add(new Token(TokenKind.DATA, text, line));
            countLines(0, text.length(), text);
        }
    }

    private void comment(int inside) {
        int close = source.indexOf("#}", inside);
        if (close < 0) {
            throw TokenStream.error("Missing end of comment tag", line, "{#");
        }
        char sign = close > inside ? signAt(close - 1) : ' ';
        int end = afterClosing(close + 2, sign);
        countLines(inside, end);
        position = end;
    }

    private int afterClosing(int index, char sign) {
        if (sign == '-') {
            return Characters.skipSpace(source, index);
        }
        boolean trims = sign == ' ' && index < source.length() && source.charAt(index) == '\n';
        return trims ? index + 1 : index;
    }

    private void raw(int body) {
        position = body;
        int opening = source.indexOf("{%", body);
        while (opening >= 0) {
            char sign = signAt(opening + 2);
            int end = endOfTag(opening + (sign == ' ' ? 2 : 3), "endraw", true);
            if (end >= 0) {
                textBefore(opening, sign, true);
                countLines(opening, end);
                position = end;
                return;
            }
            opening = source.indexOf("{%", opening + 2);
        }
        throw TokenStream.error("Missing end of raw directive", line, "{% raw %}");
    }

    /** Index after a tag that holds only the given word, or -1 if it holds something else. */
    private int endOfTag(int inside, String word, boolean trims) {
        int start = Characters.skipSpace(source, inside);
        if (!source.startsWith(word, start)) {
            return -1;
        }
        int close = Characters.skipSpace(source, start + word.length());
        if (source.startsWith("-%}", close)) {
            return Characters.skipSpace(source, close + 3);
        }
        if (trims && source.startsWith("+%}", close)) {
            return close + 3;
        }
        if (!source.startsWith("%}", close)) {
            return -1;
        }
        return trims ? afterClosing(close + 2, ' ') : close + 2;
    }

    private void countLines(int from, int to) {
        countLines(from, to, source);
    }

    private void countLines(int from, int to, String text) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
    }
}
