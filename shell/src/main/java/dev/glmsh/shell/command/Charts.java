package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import dev.glmsh.table.BarChart;
import java.nio.charset.StandardCharsets;

/** Tables that are drawn too. */
final class Charts {
    private static final int WIDTH = 96;

    private Charts() {}

    /** The table with its bars, as text for terminals and as SVG for notebooks. */
    static Value.Chart of(Value.Tabular table, BarChart bars) {
        byte[] svg = bars.svg().getBytes(StandardCharsets.UTF_8);
        return new Value.Chart(table, bars.lines(WIDTH), Value.Image.of(svg, "image/svg+xml"));
    }
}
