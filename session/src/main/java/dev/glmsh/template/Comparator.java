package dev.glmsh.template;

import java.util.Optional;

/** The comparison operators. */
enum Comparator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    IN("in"),
    NOT_IN("not in");

    private final String symbol;

    Comparator(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    static Optional<Comparator> of(TokenKind kind) {
        return switch (kind) {
            case EQUAL -> Optional.of(EQUAL);
            case NOT_EQUAL -> Optional.of(NOT_EQUAL);
            case LESS -> Optional.of(LESS);
            case LESS_EQUAL -> Optional.of(LESS_EQUAL);
            case GREATER -> Optional.of(GREATER);
            case GREATER_EQUAL -> Optional.of(GREATER_EQUAL);
            default -> Optional.empty();
        };
    }

    private long effort(Value left, Value right) {
        boolean searches = (this == IN || this == NOT_IN) && !(right instanceof DictValue);
        return searches ? right.weight() : Math.min(left.weight(), right.weight());
    }

    boolean test(Interpreter in, Value left, Value right) {
        in.budget().scan(effort(left, right));
        return switch (this) {
            case EQUAL -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case IN -> right.contains(left);
            case NOT_IN -> !right.contains(left);
            default -> Ordering.test(this, left, right);
        };
    }
}
