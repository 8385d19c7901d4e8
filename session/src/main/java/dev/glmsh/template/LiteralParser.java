package dev.glmsh.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Parses literals, names and what stands in parentheses. */
final class LiteralParser {
    private final ExpressionParser expressions;
    private final TokenStream tokens;
    private final NameTracker names;

    LiteralParser(ExpressionParser expressions, TokenStream tokens, NameTracker names) {
        this.expressions = expressions;
        this.tokens = tokens;
        this.names = names;
    }

    Expression primary() {
        Token token = tokens.current();
        return switch (token.kind()) {
            case NAME -> name(tokens.next());
            case STRING -> string(token.line());
            case INTEGER -> new Literal(token.line(), integer(tokens.next()));
            case FLOAT ->
                new Literal(
                        token.line(), new Real(Double.parseDouble(tokens.next().text())));
            case LEFT_PARENTHESIS -> {
                tokens.next();
                Expression inner = expressions.parenthesized();
                tokens.expect(TokenKind.RIGHT_PARENTHESIS);
                yield inner;
            }
            case LEFT_BRACKET -> list(tokens.next().line());
            case LEFT_BRACE -> dict(tokens.next().line());
            default -> throw tokens.error("unexpected '" + token.describe() + "'");
        };
    }

    private Expression name(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Literal(token.line(), Bool.TRUE);
            case "false", "False" -> new Literal(token.line(), Bool.FALSE);
            case "none", "None" -> new Literal(token.line(), None.NONE);
            default -> {
                names.read(token.text());
                yield new Name(token.line(), token.text());
            }
        };
    }

    private Expression string(int line) {
        StringBuilder joined = new StringBuilder();
        while (tokens.at(TokenKind.STRING)) {
            joined.append(tokens.next().text());
        }
        return new Literal(line, new Text(joined.toString()));
    }

    /** The value of an integer token. */
    Int integer(Token token) {
        String text = token.text();
        char prefix = text.length() > 1 ? Character.toLowerCase(text.charAt(1)) : ' ';
        int radix = switch (prefix) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x' -> 16;
            default -> 10;
        };
        String digits = radix == 10 ? text : text.substring(2);
        if (digits.length() > Limits.DIGITS * 10 / radix) {
            throw tokens.error("an integer has more than " + Limits.DIGITS + " digits", token);
        }
        return new Int(new BigInteger(digits, radix));
    }

    private Expression list(int line) {
        List<Expression> items = new ArrayList<>();
        while (!tokens.at(TokenKind.RIGHT_BRACKET)) {
            items.add(expressions.expression());
            if (!tokens.at(TokenKind.RIGHT_BRACKET)) {
                tokens.expect(TokenKind.COMMA);
            }
        }
        tokens.next();
        return new ListLiteral(line, List.copyOf(items));
    }

    private Expression dict(int line) {
        List<DictLiteral.Entry> entries = new ArrayList<>();
        while (!tokens.at(TokenKind.RIGHT_BRACE)) {
            Expression key = expressions.expression();
            tokens.expect(TokenKind.COLON);
            entries.add(new DictLiteral.Entry(key, expressions.expression()));
            if (!tokens.at(TokenKind.RIGHT_BRACE)) {
                tokens.expect(TokenKind.COMMA);
            }
        }
        tokens.next();
        return new DictLiteral(line, List.copyOf(entries));
    }
}
