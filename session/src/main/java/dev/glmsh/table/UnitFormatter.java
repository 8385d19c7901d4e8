package dev.glmsh.table;

import java.util.function.DoubleFunction;
import java.util.function.LongFunction;
import tech.tablesaw.columns.numbers.LongColumnType;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * Prints a column's numbers with their unit. Tablesaw asks it for every cell's text, so {@code table.print()} shows the
 * same as glmsh does, while the values stay plain numbers. Immutable.
 */
final class UnitFormatter extends NumberColumnFormatter {
    /** How an absent value prints. */
    static final String ABSENT = "-";

    private final LongFunction<String> integers;
    private final DoubleFunction<String> decimals;

    private UnitFormatter(LongFunction<String> integers, DoubleFunction<String> decimals) {
        this.integers = integers;
        this.decimals = decimals;
    }

    static UnitFormatter ofLongs(LongFunction<String> text) {
        return new UnitFormatter(text, value -> text.apply(Math.round(value)));
    }

    static UnitFormatter ofDoubles(DoubleFunction<String> text) {
        return new UnitFormatter(text::apply, text);
    }

    @Override
    public String format(long value) {
        return LongColumnType.valueIsMissing(value) ? ABSENT : integers.apply(value);
    }

    @Override
    public String format(double value) {
        return Double.isNaN(value) ? ABSENT : decimals.apply(value);
    }

    @Override
    public String getMissingString() {
        return ABSENT;
    }
}
