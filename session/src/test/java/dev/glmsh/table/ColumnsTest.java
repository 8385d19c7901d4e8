package dev.glmsh.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ColumnsTest {
    @Test
    void values_are_plain_numbers_and_text_has_units() {
        LongColumn bytes = Columns.bytes("Size", 1_342_177_280L);
        assertThat(bytes.getLong(0)).isEqualTo(1_342_177_280L);
        assertThat(bytes.getString(0)).isEqualTo("1.25 GiB");
        assertThat(Columns.count("Tokens", -12_345).getString(0)).isEqualTo("-12,345");
        assertThat(Columns.percent("Share", 50).getString(0)).isEqualTo("50.0%");
        DoubleColumn times = Columns.milliseconds("Time", 0, 0.0341, 1, 1_234.56);
        assertThat(IntStream.range(0, 4).mapToObj(times::getString))
                .containsExactly("0.0 ms", "0.034 ms", "1.0 ms", "1,234.6 ms");
    }

    @Test
    void what_is_absent_is_missing_and_prints_as_a_dash() {
        LongColumn bytes = Columns.bytes("Size");
        Columns.append(bytes, OptionalLong.of(1024));
        Columns.append(bytes, OptionalLong.empty());
        DoubleColumn time = Columns.milliseconds("Time");
        Columns.append(time, OptionalDouble.of(2));
        Columns.append(time, OptionalDouble.empty());
        StringColumn name = Columns.text("Name");
        Columns.append(name, Optional.of("a"));
        Columns.append(name, Optional.empty());
        assertThat(TableFormat.TEXT.render(Table.create("", name, bytes, time))).isEqualTo("""
                        Name   Size    Time
                        ───────────────────
                        a     1 KiB  2.0 ms
                        -         -       -""");
    }

    @Test
    void sorting_filtering_and_copying_a_table_keep_the_units() {
        Table table = Table.create("t", Columns.text("Name", "a", "b"), Columns.bytes("Size", 1024, 2048));
        assertThat(TableFormat.TEXT.render(table.sortDescendingOn("Size"))).isEqualTo("""
                        t
                        Name   Size
                        ───────────
                        b     2 KiB
                        a     1 KiB""");
        assertThat(table.where(table.longColumn("Size").isGreaterThan(1500))
                        .column("Size")
                        .getString(0))
                .isEqualTo("2 KiB");
        assertThat(table.copy().column("Size").getString(0)).isEqualTo("1 KiB");
        assertThat(table.first(1).column("Size").getString(0)).isEqualTo("1 KiB");
    }

    @Test
    void tablesaws_own_printer_shows_the_same_units() {
        assertThat(Table.create("t", Columns.bytes("Size", 1024)).print()).contains("1 KiB");
    }
}
