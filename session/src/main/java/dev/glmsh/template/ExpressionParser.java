package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Parses expressions by recursive descent, one method for each level of precedence, loosest first: conditional, or,
 * and, not, comparison, {@code + -}, {@code ~}, {@code * / // %}, {@code **}, unary; {@link OperandParser} does the
 * rest. These levels are jinja2's, not Python's: {@code ~} binds tighter than {@code +}, {@code **} groups from the
 * left, and a minus binds tighter than {@code **}.
 */
final class ExpressionParser {
    private final TokenStream tokens;
    private final OperandParser operands;
    private int depth;

    ExpressionParser(TokenStream tokens, NameTracker names) {
        this.tokens = tokens;
        this.operands = new OperandParser(this, tokens, names);
    }

    /** Refuses filters and tests that do not exist, unless they stand where they may never be asked for. */
    void refuseUnknownNames() {
        operands.refuseUnknownNames();
    }

    List<FilterCall> filterChain() {
        return operands.filterChain(false);
    }

    List<FilterCall> filterChainWithoutPipe() {
        return operands.filterChain(true);
    }

    /** One expression, or several with commas between them, which make a tuple. */
    Expression tuple() {
        return tuple(this::expression, false);
    }

    Expression tupleWithoutConditional() {
        return tuple(this::or, false);
    }

    /** What stands between parentheses: nothing is the empty tuple. */
    Expression parenthesized() {
        return tuple(this::expression, true);
    }

    private Expression tuple(Supplier<Expression> element, boolean mayBeEmpty) {
        int line = tokens.current().line();
        List<Expression> elements = new ArrayList<>();
        boolean tuple = false;
        while (!atTupleEnd()) {
            elements.add(element.get());
            if (!tokens.at(TokenKind.COMMA)) {
                break;
            }
            tokens.next();
            tuple = true;
        }
        if (!tuple && !elements.isEmpty()) {
            return elements.get(0);
        }
        if (!tuple && !mayBeEmpty) {
            throw tokens.error(
                    "Expected an expression, got '" + tokens.current().describe() + "'");
        }
        return new TupleLiteral(line, List.copyOf(elements));
    }

    private boolean atTupleEnd() {
        return tokens.at(TokenKind.VARIABLE_END)
                || tokens.at(TokenKind.BLOCK_END)
                || tokens.at(TokenKind.RIGHT_PARENTHESIS);
    }

    Expression expression() {
        deeper();
        int line = tokens.current().line();
        int unknownBefore = operands.unknownNames();
        Expression result = or();
        while (tokens.skipName("if")) {
            operands.forgiveUnknownNames(unknownBefore);
            Expression test = or();
            Optional<Expression> otherwise = tokens.skipName("else") ? Optional.of(expression()) : Optional.empty();
            result = new Conditional(line, test, result, otherwise);
            operands.forgiveUnknownNames(unknownBefore);
        }
        depth--;
        return result;
    }

    private void deeper() {
        if (++depth > Limits.NESTING) {
            throw tokens.error("an expression nests deeper than " + Limits.NESTING + " levels");
        }
    }

    private Expression or() {
        Expression left = and();
        while (tokens.atName("or")) {
            int line = tokens.next().line();
            left = new Logic(line, true, left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.atName("and")) {
            int line = tokens.next().line();
            left = new Logic(line, false, left, not());
        }
        return left;
    }

    private Expression not() {
        if (!tokens.atName("not")) {
            return comparison();
        }
        int line = tokens.next().line();
        deeper();
        Expression operand = not();
        depth--;
        return new Not(line, operand);
    }

    private Expression comparison() {
        int line = tokens.current().line();
        Expression first = sum();
        List<Comparison.Step> steps = new ArrayList<>();
        Optional<Comparator> comparator = comparator();
        while (comparator.isPresent()) {
            steps.add(new Comparison.Step(comparator.get(), sum()));
            comparator = comparator();
        }
        return steps.isEmpty() ? first : new Comparison(line, first, List.copyOf(steps));
    }

    private Optional<Comparator> comparator() {
        if (tokens.skipName("in")) {
            return Optional.of(Comparator.IN);
        }
        if (tokens.atName("not") && tokens.look().isName("in")) {
            tokens.next();
            tokens.next();
            return Optional.of(Comparator.NOT_IN);
        }
        Optional<Comparator> symbol = Comparator.of(tokens.current().kind());
        symbol.ifPresent(found -> tokens.next());
        return symbol;
    }

    private Expression sum() {
        Expression left = concatenation();
        while (tokens.at(TokenKind.PLUS) || tokens.at(TokenKind.MINUS)) {
            left = binary(left, this::concatenation);
        }
        return left;
    }

    private Expression concatenation() {
        int line = tokens.current().line();
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(product());
        } while (tokens.skip(TokenKind.TILDE));
        return parts.size() == 1 ? parts.get(0) : new Concatenation(line, List.copyOf(parts));
    }

    private Expression product() {
        Expression left = power();
        while (tokens.at(TokenKind.MULTIPLY)
                || tokens.at(TokenKind.DIVIDE)
                || tokens.at(TokenKind.FLOOR_DIVIDE)
                || tokens.at(TokenKind.MODULO)) {
            left = binary(left, this::power);
        }
        return left;
    }

    private Expression power() {
        Expression left = unary(true);
        while (tokens.at(TokenKind.POWER)) {
            left = binary(left, () -> unary(true));
        }
        return left;
    }

    private Expression binary(Expression left, Supplier<Expression> operand) {
        Token operator = tokens.next();
        return new BinaryOperation(operator.line(), Operator.of(operator.kind()), left, operand.get());
    }

    /** A sign takes its operand without filters; the filters then apply to the signed value. */
    private Expression unary(boolean withFilters) {
        Expression operand;
        if (tokens.at(TokenKind.MINUS) || tokens.at(TokenKind.PLUS)) {
            Token sign = tokens.next();
            deeper();
            operand = new UnaryOperation(sign.line(), sign.is(TokenKind.MINUS), unary(false));
            depth--;
        } else {
            operand = operands.primary();
        }
        operand = operands.postfix(operand);
        return withFilters ? operands.filtersAndTests(operand) : operand;
    }
}
