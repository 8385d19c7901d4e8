package dev.glmsh.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/**
 * A cell as programs read it: a {@link Long}, a {@link BigDecimal}, a {@link Boolean} or a {@link String}, without unit
 * or grouping. JSON and CSV are written from it, and HTML shows it where the printed text is rounded.
 *
 * <p>Integers are exact. Floating-point numbers are rounded to three decimals or to six significant digits, whichever
 * keeps more, so that 0.1 + 0.2 reads 0.3. Infinities have no form in JSON and count as absent.
 */
final class MachineValue {
    private static final int DECIMALS = 3;
    private static final MathContext SIGNIFICANT = new MathContext(6, RoundingMode.HALF_UP);
    private static final double PLAIN_BELOW = 1e18;

    private MachineValue() {}

    /** The value of {@code column} at {@code row}; empty if it is missing. */
    static Optional<Object> of(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return Optional.empty();
        }
        if (column instanceof DoubleColumn || column instanceof FloatColumn) {
            return rounded(((NumericColumn<?>) column).getDouble(row)).map(value -> value);
        }
        if (column instanceof BooleanColumn) {
            return Optional.of(column.get(row));
        }
        if (column instanceof NumericColumn) {
            return Optional.of(((Number) column.get(row)).longValue());
        }
        return Optional.of(column.getUnformattedString(row));
    }

    /** {@code value} as it is written; empty if it is not finite. */
    static Optional<BigDecimal> rounded(double value) {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal significant = exact.round(SIGNIFICANT);
        BigDecimal decimals = exact.setScale(DECIMALS, RoundingMode.HALF_UP);
        BigDecimal kept = significant.scale() > DECIMALS ? significant : decimals;
        BigDecimal shortest = kept.stripTrailingZeros();
        return Optional.of(shortest.scale() < 0 && Math.abs(value) < PLAIN_BELOW ? shortest.setScale(0) : shortest);
    }
}
