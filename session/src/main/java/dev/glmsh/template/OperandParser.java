package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses what binds tightest: {@link LiteralParser} the literals and names, then attributes, items and calls, then filters and tests. */
final class OperandParser {
    private static final Set<TokenKind> ARGUMENT_OF_TEST = Set.of(
            TokenKind.NAME,
            TokenKind.STRING,
            TokenKind.INTEGER,
            TokenKind.FLOAT,
            TokenKind.LEFT_PARENTHESIS,
            TokenKind.LEFT_BRACKET,
            TokenKind.LEFT_BRACE);
    private static final Set<String> AFTER_TEST = Set.of("else", "or", "and");

    private final ExpressionParser expressions;
    private final TokenStream tokens;
    private final NameTracker names;
    private final LiteralParser literals;
    private final List<TemplateException> unknownNames = new ArrayList<>();

    OperandParser(ExpressionParser expressions, TokenStream tokens, NameTracker names) {
        this.expressions = expressions;
        this.tokens = tokens;
        this.names = names;
        this.literals = new LiteralParser(expressions, tokens, names);
    }

    int unknownNames() {
        return unknownNames.size();
    }

    /** Unknown names seen since then turned out to be in a conditional: they fail only if asked for. */
    void forgiveUnknownNames(int since) {
        unknownNames.subList(since, unknownNames.size()).clear();
    }

    void refuseUnknownNames() {
        if (!unknownNames.isEmpty()) {
            throw unknownNames.get(0);
        }
    }

    Expression primary() {
        return literals.primary();
    }

    Expression postfix(Expression operand) {
        Expression result = operand;
        while (true) {
            if (tokens.at(TokenKind.DOT)) {
                result = attribute(result, tokens.next().line());
            } else if (tokens.at(TokenKind.LEFT_BRACKET)) {
                result = subscript(result, tokens.next().line());
            } else if (tokens.at(TokenKind.LEFT_PARENTHESIS)) {
                result = new Call(tokens.current().line(), result, arguments());
            } else {
                return result;
            }
        }
    }

    private Expression attribute(Expression operand, int line) {
        Token name = tokens.next();
        return switch (name.kind()) {
            case NAME -> new Attribute(line, operand, name.text());
            case INTEGER -> new Item(line, operand, new Literal(line, literals.integer(name)));
            default -> throw tokens.error("expected name or number", name);
        };
    }

    private Expression subscript(Expression operand, int line) {
        if (tokens.at(TokenKind.COLON)) {
            return slice(operand, Optional.empty(), line);
        }
        List<Expression> keys = new ArrayList<>();
        while (!tokens.at(TokenKind.RIGHT_BRACKET)) {
            if (!keys.isEmpty()) {
                tokens.expect(TokenKind.COMMA);
            }
            keys.add(expressions.expression());
            if (keys.size() == 1 && tokens.at(TokenKind.COLON)) {
                return slice(operand, Optional.of(keys.get(0)), line);
            }
        }
        tokens.next();
        Expression key = keys.size() == 1 ? keys.get(0) : new TupleLiteral(line, List.copyOf(keys));
        return new Item(line, operand, key);
    }

    private Expression slice(Expression operand, Optional<Expression> start, int line) {
        tokens.expect(TokenKind.COLON);
        Optional<Expression> stop = sliceBound();
        Optional<Expression> step = tokens.skip(TokenKind.COLON) ? sliceBound() : Optional.empty();
        tokens.expect(TokenKind.RIGHT_BRACKET);
        return new SliceItem(line, operand, start, stop, step);
    }

    private Optional<Expression> sliceBound() {
        boolean absent = tokens.at(TokenKind.COLON) || tokens.at(TokenKind.RIGHT_BRACKET);
        return absent ? Optional.empty() : Optional.of(expressions.expression());
    }

    private ArgumentList arguments() {
        return new ArgumentParser(expressions, tokens).parse();
    }

    private ArgumentList optionalArguments() {
        return tokens.at(TokenKind.LEFT_PARENTHESIS) ? arguments() : ArgumentList.NONE;
    }

    Expression filtersAndTests(Expression operand) {
        Expression result = operand;
        while (true) {
            if (tokens.skip(TokenKind.PIPE)) {
                result = filter(Optional.of(result));
            } else if (tokens.atName("is")) {
                result = test(result, tokens.next().line());
            } else if (tokens.at(TokenKind.LEFT_PARENTHESIS)) {
                result = new Call(tokens.current().line(), result, arguments());
            } else {
                return result;
            }
        }
    }

    /** The filters of a block, which apply to what it renders. */
    List<FilterCall> filterChain(boolean firstWithoutPipe) {
        List<FilterCall> filters = new ArrayList<>();
        if (firstWithoutPipe) {
            filters.add(filter(Optional.empty()));
        }
        while (tokens.skip(TokenKind.PIPE)) {
            filters.add(filter(Optional.empty()));
        }
        return List.copyOf(filters);
    }

    private FilterCall filter(Optional<Expression> input) {
        Token token = tokens.current();
        String name = dottedName();
        FilterCall filter = new FilterCall(token.line(), name, input, optionalArguments());
        checkKnown(Filters.find(name).isPresent(), "filter", name, token.line());
        return filter;
    }

    private Expression test(Expression operand, int line) {
        boolean negated = tokens.skipName("not");
        String name = dottedName();
        ArgumentList arguments = testArguments();
        checkKnown(Tests.find(name).isPresent(), "test", name, line);
        Expression test = new TestCall(line, name, operand, arguments);
        return negated ? new Not(line, test) : test;
    }

    private ArgumentList testArguments() {
        boolean argument = ARGUMENT_OF_TEST.contains(tokens.current().kind())
                && !tokens.at(TokenKind.LEFT_PARENTHESIS)
                && !(tokens.at(TokenKind.NAME)
                        && AFTER_TEST.contains(tokens.current().text()));
        if (!argument) {
            return optionalArguments();
        }
        if (tokens.atName("is")) {
            throw tokens.error("You cannot chain multiple tests with is");
        }
        return ArgumentList.of(postfix(primary()));
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(tokens.expect(TokenKind.NAME).text());
        while (tokens.skip(TokenKind.DOT)) {
            name.append('.').append(tokens.expect(TokenKind.NAME).text());
        }
        return name.toString();
    }

    private void checkKnown(boolean known, String kind, String name, int line) {
        if (!known && !names.current().inBranch()) {
            unknownNames.add(
                    TokenStream.error("No " + kind + " named '" + name + "'.", line, kind + " '" + name + "'"));
        }
    }
}
