package dev.glmsh.table;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.strings.StringColumnFormatter;

/**
 * Makes columns whose values are plain numbers and whose text has units. Absent values are Tablesaw's missing values:
 * they print as {@code -} and are {@code null} in JSON. The columns are ordinary mutable Tablesaw columns: append to
 * them, or append {@link #append(LongColumn, OptionalLong) what may be absent}. Stateless.
 *
 * <pre>{@code
 * LongColumn peak = Columns.bytes("Peak memory", 20_585_554_944L); // prints 19.17 GiB
 * Columns.append(peak, OptionalLong.empty());                      // prints -
 * Table table = Table.create("Memory", Columns.text("Component", "weights", "KV cache"), peak);
 * }</pre>
 */
public final class Columns {
    private Columns() {}

    /** Byte counts, printed as {@code 1.25 GiB}. */
    public static LongColumn bytes(String name, long... bytes) {
        return longs(name, UnitFormatter.ofLongs(Bytes::format), bytes);
    }

    /** Counts of things, printed as {@code 12,345}. */
    public static LongColumn count(String name, long... counts) {
        return whole(name, "", counts);
    }

    /**
     * Whole numbers with a unit, such as {@code whole("Core clock", " MHz")}, printed as {@code 1,980 MHz}.
     *
     * @param unit what follows the number, its space included
     */
    public static LongColumn whole(String name, String unit, long... values) {
        return longs(name, UnitFormatter.ofLongs(value -> String.format(Locale.ROOT, "%,d%s", value, unit)), values);
    }

    /** Durations in milliseconds, printed as {@code 1,234.5 ms}, and as {@code 0.034 ms} below one. */
    public static DoubleColumn milliseconds(String name, double... milliseconds) {
        return doubles(name, UnitFormatter.ofDoubles(Columns::millisecondText), milliseconds);
    }

    /** Rates in things a second, printed as {@code 17.4/s}. The name says which things. */
    public static DoubleColumn perSecond(String name, double... rates) {
        return measured(name, 1, "/s", rates);
    }

    /** Percentages, printed as {@code 91.3%}. The value of half is 50, not 0.5. */
    public static DoubleColumn percent(String name, double... percentages) {
        return measured(name, 1, "%", percentages);
    }

    /**
     * Numbers with a fixed number of decimals and a unit, such as {@code measured("Power", 1, " W")}.
     *
     * @param unit what follows the number, its space included; may be empty
     */
    public static DoubleColumn measured(String name, int decimals, String unit, double... values) {
        String pattern = "%,." + decimals + "f%s";
        return doubles(
                name, UnitFormatter.ofDoubles(value -> String.format(Locale.ROOT, pattern, value, unit)), values);
    }

    /** Plain text. Tablesaw takes an empty string for an absent value. */
    public static StringColumn text(String name, String... texts) {
        StringColumn column = StringColumn.create(name, texts);
        column.setPrintFormatter(new StringColumnFormatter(text -> text, UnitFormatter.ABSENT));
        return column;
    }

    /** Appends {@code value}, or a missing value, to {@code column}. */
    public static void append(LongColumn column, OptionalLong value) {
        if (value.isPresent()) {
            column.append(value.getAsLong());
        } else {
            column.appendMissing();
        }
    }

    /** Appends {@code value}, or a missing value, to {@code column}. */
    public static void append(DoubleColumn column, OptionalDouble value) {
        column.append(value.orElse(Double.NaN));
    }

    /** Appends {@code value}, or a missing value, to {@code column}. */
    public static void append(StringColumn column, Optional<String> value) {
        column.append(value.orElse(""));
    }

    private static String millisecondText(double milliseconds) {
        boolean tiny = milliseconds != 0 && Math.abs(milliseconds) < 1;
        return String.format(Locale.ROOT, tiny ? "%.3f ms" : "%,.1f ms", milliseconds);
    }

    private static LongColumn longs(String name, UnitFormatter formatter, long... values) {
        LongColumn column = LongColumn.create(name, values);
        column.setPrintFormatter(formatter);
        return column;
    }

    private static DoubleColumn doubles(String name, UnitFormatter formatter, double... values) {
        DoubleColumn column = DoubleColumn.create(name, values);
        column.setPrintFormatter(formatter);
        return column;
    }
}
