package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Python's order of numbers, strings, lists and tuples. */
final class Ordering {
    private Ordering() {}

    /** Whether two values stand in the relation that {@code <}, {@code <=}, {@code >} or {@code >=} asks for. */
    static boolean test(Comparator comparator, Value left, Value right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.isOrdered(left, right) && holds(comparator, Numbers.compare(left, right));
        }
        if (left instanceof Text first && right instanceof Text second) {
            return holds(comparator, CodePoints.compare(first.value(), second.value()));
        }
        if (left instanceof SequenceValue first
                && right instanceof SequenceValue second
                && first.typeName().equals(second.typeName())) {
            return sequences(comparator, first.elements(), second.elements());
        }
        left.refuseIfUndefined();
        right.refuseIfUndefined();
        throw PythonError.type("'" + comparator.symbol() + "' not supported between instances of '" + left.typeName()
                + "' and '" + right.typeName() + "'");
    }

    private static boolean holds(Comparator comparator, int order) {
        return switch (comparator) {
            case LESS -> order < 0;
            case LESS_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_EQUAL -> order >= 0;
            default -> throw new IllegalArgumentException("not an order: " + comparator);
        };
    }

    private static boolean sequences(Comparator comparator, List<Value> left, List<Value> right) {
        int shorter = Math.min(left.size(), right.size());
        for (int i = 0; i < shorter; i++) {
            if (!left.get(i).equals(right.get(i))) {
                return test(comparator, left.get(i), right.get(i));
            }
        }
        return holds(comparator, Integer.compare(left.size(), right.size()));
    }

    /** {@code left < right}, metered. */
    static boolean less(Interpreter in, Value left, Value right) {
        in.budget().spend(1);
        in.budget().scan(Math.min(left.weight(), right.weight()));
        return test(Comparator.LESS, left, right);
    }

    /**
     * A stable sort that only asks whether one element belongs before another. Unlike Java's it does not mind an
     * order that contradicts itself, as not-a-number makes one.
     */
    static <T> List<T> sort(List<T> elements, BiPredicate<T, T> before) {
        if (elements.size() < 2) {
            return elements;
        }
        int middle = elements.size() / 2;
        List<T> left = sort(elements.subList(0, middle), before);
        List<T> right = sort(elements.subList(middle, elements.size()), before);
        List<T> merged = new ArrayList<>(elements.size());
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            merged.add(before.test(right.get(j), left.get(i)) ? right.get(j++) : left.get(i++));
        }
        merged.addAll(left.subList(i, left.size()));
        merged.addAll(right.subList(j, right.size()));
        return merged;
    }
}
