package dev.glmsh.template;

/**
 * A piece of the source.
 *
 * @param text data as it will be printed, a string without quotes and escapes, a number without underscores
 * @param line where it begins, counted from 1
 */
record Token(TokenKind kind, String text, int line) {
    boolean is(TokenKind wanted) {
        return kind == wanted;
    }

    boolean isName(String name) {
        return kind == TokenKind.NAME && text.equals(name);
    }

    /** The token as an error message quotes it. */
    String describe() {
        return kind == TokenKind.NAME ? text : kind.words();
    }
}
