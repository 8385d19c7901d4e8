package dev.glmsh.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses the parentheses of a call: positional arguments, then named ones, {@code *list} and {@code **dict}. */
final class ArgumentParser {
    private final ExpressionParser expressions;
    private final TokenStream tokens;
    private final List<Expression> positional = new ArrayList<>();
    private final Map<String, Expression> named = new LinkedHashMap<>();
    private Optional<Expression> unpacked = Optional.empty();
    private Optional<Expression> unpackedNamed = Optional.empty();

    ArgumentParser(ExpressionParser expressions, TokenStream tokens) {
        this.expressions = expressions;
        this.tokens = tokens;
    }

    ArgumentList parse() {
        Token opening = tokens.expect(TokenKind.LEFT_PARENTHESIS);
        while (!tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
            argument(opening);
            if (!tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
                tokens.expect(TokenKind.COMMA);
            }
        }
        tokens.next();
        return new ArgumentList(List.copyOf(positional), new LinkedHashMap<>(named), unpacked, unpackedNamed);
    }

    private void argument(Token opening) {
        if (tokens.skip(TokenKind.MULTIPLY)) {
            check(unpacked.isEmpty() && unpackedNamed.isEmpty(), opening);
            unpacked = Optional.of(expressions.expression());
        } else if (tokens.skip(TokenKind.POWER)) {
            check(unpackedNamed.isEmpty(), opening);
            unpackedNamed = Optional.of(expressions.expression());
        } else if (tokens.at(TokenKind.NAME) && tokens.look().is(TokenKind.ASSIGN)) {
            check(unpackedNamed.isEmpty(), opening);
            String name = tokens.next().text();
            tokens.next();
            check(named.put(name, expressions.expression()) == null, opening);
        } else {
            check(unpacked.isEmpty() && unpackedNamed.isEmpty() && named.isEmpty(), opening);
            positional.add(expressions.expression());
        }
    }

    private void check(boolean valid, Token opening) {
        if (!valid) {
            throw tokens.error("invalid syntax for function call expression", opening);
        }
    }
}
