package dev.glmsh.table;

import java.util.List;
import java.util.Locale;

/** Draws a {@link BarChart} as SVG 1.1, in a grey that shows on light and dark pages. */
final class BarSvg {
    private static final int ROW = 24;
    private static final int BAR = 16;
    private static final int CELL = 7;
    private static final int WIDTH = 420;
    private static final List<String> COLOURS = List.of("#4477aa", "#ee6677", "#ccbb44", "#66ccee");

    private final BarChart chart;
    private final int left;
    private final int height;
    private final StringBuilder svg = new StringBuilder();

    BarSvg(BarChart chart) {
        this.chart = chart;
        int labels = chart.bars().stream()
                .mapToInt(bar -> DisplayWidth.of(bar.label()))
                .max()
                .orElse(0);
        this.left = CELL * labels + 12;
        this.height = ROW * (chart.bars().size() + 1) + 8;
    }

    String draw() {
        int notes = chart.bars().stream()
                .mapToInt(bar -> DisplayWidth.of(bar.note()))
                .max()
                .orElse(0);
        int width = left + WIDTH + CELL * notes + 20;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">",
                width, height, width, height);
        for (int row = 0; row < chart.bars().size(); row++) {
            bar(chart.bars().get(row), ROW * row + 4);
        }
        limit();
        legend(ROW * chart.bars().size() + 4);
        return svg.append("</svg>").toString();
    }

    private void bar(BarChart.Bar bar, int top) {
        text(0, top, bar.label());
        double from = 0;
        for (int part = 0; part < bar.parts().size(); part++) {
            double to = from + (double) bar.parts().get(part) / chart.most() * WIDTH;
            add(
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                    left + from, top, to - from, BAR, COLOURS.get(part));
            from = to;
        }
        text(left + WIDTH + 10, top, bar.note());
    }

    private void limit() {
        if (chart.limit() > 0 && chart.limit() <= chart.most()) {
            double x = left + (double) chart.limit() / chart.most() * WIDTH;
            add(
                    "<line x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\" stroke=\"#767676\"/>",
                    x, x, ROW * chart.bars().size());
        }
    }

    private void legend(int top) {
        int x = left;
        for (int i = 0; i < chart.series().size(); i++) {
            add("<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>", x, top + 2, COLOURS.get(i));
            text(x + 16, top, chart.series().get(i));
            x += 30 + CELL * DisplayWidth.of(chart.series().get(i));
        }
        if (chart.limit() > 0) {
            text(x, top, "│ " + chart.unit().apply(chart.limit()));
        }
    }

    private void text(int x, int top, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        add("<text x=\"%d\" y=\"%d\" fill=\"#767676\">%s</text>", x, top + BAR - 4, escaped);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
