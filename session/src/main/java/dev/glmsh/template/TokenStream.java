package dev.glmsh.template;

import java.util.List;

/** The tokens of a template, read from left to right. */
final class TokenStream {
    private final List<Token> tokens;
    private int position;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token current() {
        return tokens.get(position);
    }

    /** The token after the current one. */
    Token look() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    /** Returns the current token and moves on. The last one, {@link TokenKind#END}, stays. */
    Token next() {
        Token token = current();
        if (position < tokens.size() - 1) {
            position++;
        }
        return token;
    }

    boolean at(TokenKind kind) {
        return current().is(kind);
    }

    boolean atName(String name) {
        return current().isName(name);
    }

    boolean skip(TokenKind kind) {
        boolean found = at(kind);
        if (found) {
            next();
        }
        return found;
    }

    boolean skipName(String name) {
        boolean found = atName(name);
        if (found) {
            next();
        }
        return found;
    }

    Token expect(TokenKind kind) {
        if (!at(kind)) {
            throw unexpected(kind.words());
        }
        return next();
    }

    Token expectName(String name) {
        if (!atName(name)) {
            throw unexpected(name);
        }
        return next();
    }

    private TemplateException unexpected(String wanted) {
        return at(TokenKind.END)
                ? error("unexpected end of template, expected '" + wanted + "'.")
                : error("expected token '" + wanted + "', got '" + current().describe() + "'");
    }

    /** An error at the current token. */
    TemplateException error(String reason) {
        return error(reason, current());
    }

    TemplateException error(String reason, Token token) {
        return error(reason, token.line(), "'" + token.describe() + "'");
    }

    static TemplateException error(String reason, int line, String construct) {
        return new TemplateException(line, construct, new PythonError(PythonError.SYNTAX, reason));
    }
}
