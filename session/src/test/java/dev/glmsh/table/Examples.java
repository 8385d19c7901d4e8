package dev.glmsh.table;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/** The tables that several tests of this package print. */
final class Examples {
    private Examples() {}

    static Table memory() {
        LongColumn peak = Columns.bytes("Peak memory", 18_800_558_080L, 1_342_177_280L, 325_058_560L, 12_288);
        Columns.append(peak, OptionalLong.empty());
        DoubleColumn share = Columns.percent("Used %", 91.84, 6.56, 1.59, 0);
        Columns.append(share, OptionalDouble.empty());
        return Table.create(
                "Memory <by component>",
                Columns.text("Component", "weights", "KV cache", "春眠不觉晓", "a \"quoted\", one", ""),
                peak,
                share,
                BooleanColumn.create("Resident", new Boolean[] {true, true, false, true, null}));
    }

    static Table speed() {
        return Table.create(
                "Speed",
                Columns.text("Phase", "prefill", "decode"),
                Columns.count("Tokens", 12_345, 16),
                Columns.milliseconds("Time", 0.1 + 0.2, 1_234.5678),
                Columns.perSecond("Tokens/s", 4_115_000, 12.96),
                Columns.measured("Power", 0, " W", 285.4, 70));
    }
}
