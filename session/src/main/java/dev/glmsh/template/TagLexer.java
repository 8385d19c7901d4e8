package dev.glmsh.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Cuts the inside of one {@code {{ }}} or {@code {% %}} tag into tokens. */
final class TagLexer {
    private final String source;
    private final boolean block;
    private final List<Token> tokens;
    private final Deque<TokenKind> open = new ArrayDeque<>();
    private int position;
    private int line;

    TagLexer(String source, int position, int line, boolean block, List<Token> tokens) {
        this.source = source;
        this.position = position;
        this.line = line;
        this.block = block;
        this.tokens = tokens;
    }

    int line() {
        return line;
    }

    /** Adds the tag's tokens and returns the index after it, with the white space that its end takes away. */
    int read() {
        while (true) {
            moveTo(Characters.skipSpace(source, position));
            if (position >= source.length() || (open.isEmpty() && readEnd())) {
                return position;
            }
            char c = source.charAt(position);
            if (c >= '0' && c <= '9') {
                readNumber();
            } else if (Character.isLetterOrDigit(source.codePointAt(position)) || c == '_') {
                readName();
            } else if (!(c == '"' || c == '\'') || !readString(c)) {
                readOperator();
            }
        }
    }

    private boolean readEnd() {
        String close = block ? "%}" : "}}";
        char sign = source.charAt(position);
        boolean signed = (sign == '-' || (sign == '+' && block)) && source.startsWith(close, position + 1);
        if (!signed && !source.startsWith(close, position)) {
            return false;
        }
        tokens.add(new Token(block ? TokenKind.BLOCK_END : TokenKind.VARIABLE_END, "", line));
        int end = position + close.length() + (signed ? 1 : 0);
        if (signed && sign == '-') {
            end = Characters.skipSpace(source, end);
        } else if (!signed && block && end < source.length() && source.charAt(end) == '\n') {
            end++;
        }
        moveTo(end);
        return true;
    }

    private void readNumber() {
        NumberLiteral number = NumberLiteral.at(source, position);
        add(number.isFloat() ? TokenKind.FLOAT : TokenKind.INTEGER, number.text());
        position = number.end();
    }

    private void readName() {
        int end = position;
        while (end < source.length() && Characters.isWord(source.codePointAt(end))) {
            end += Character.charCount(source.codePointAt(end));
        }
        String name = source.substring(position, end);
        if (!Characters.isIdentifier(name)) {
            throw TokenStream.error("Invalid character in identifier", line, "'" + name + "'");
        }
        add(TokenKind.NAME, name);
        position = end;
    }

    /** Reads a string if it has an end. */
    private boolean readString(char quote) {
        int end = position + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            return false;
        }
        try {
            add(TokenKind.STRING, StringLiteral.unescape(source.substring(position + 1, end)));
        } catch (PythonError error) {
            throw new TemplateException(line, "string", error);
        }
        moveTo(end + 1);
        return true;
    }

    private void readOperator() {
        for (TokenKind kind : TokenKind.operators()) {
            if (source.startsWith(kind.words(), position)) {
                balance(kind);
                add(kind, kind.words());
                position += kind.words().length();
                return;
            }
        }
        String found = source.substring(position, source.offsetByCodePoints(position, 1));
        throw TokenStream.error(
                "unexpected char " + Repr.quote(found) + " at " + source.codePointCount(0, position),
                line,
                block ? "{% %}" : "{{ }}");
    }

    private void balance(TokenKind kind) {
        switch (kind) {
            case LEFT_BRACE -> open.push(TokenKind.RIGHT_BRACE);
            case LEFT_PARENTHESIS -> open.push(TokenKind.RIGHT_PARENTHESIS);
            case LEFT_BRACKET -> open.push(TokenKind.RIGHT_BRACKET);
            case RIGHT_BRACE, RIGHT_PARENTHESIS, RIGHT_BRACKET -> close(kind);
            default -> {}
        }
    }

    private void close(TokenKind kind) {
        String found = "unexpected '" + kind.words() + "'";
        if (open.isEmpty()) {
            throw TokenStream.error(found, line, "'" + kind.words() + "'");
        }
        TokenKind expected = open.pop();
        if (expected != kind) {
            throw TokenStream.error(found + ", expected '" + expected.words() + "'", line, "'" + kind.words() + "'");
        }
    }

    private void add(TokenKind kind, String text) {
        tokens.add(new Token(kind, text, line));
    }

    private void moveTo(int end) {
        for (; position < end; position++) {
            if (source.charAt(position) == '\n') {
                line++;
            }
        }
    }
}
