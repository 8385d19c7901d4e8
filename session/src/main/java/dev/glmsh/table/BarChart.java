package dev.glmsh.table;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Stacked bars, as lines of text for terminals and as a picture for notebooks. Every bar has the same scale; a thin line shows the limit, if it lies
 * within it.
 *
 * <pre>
 * 7B bf16 8k  ████████████████▓▒│    15.06 GiB tight
 * 7B int8 8k  ████████▓▒        │     8.01 GiB fits
 * █ weights  ▓ KV cache  ▒ other  │ 15.50 GiB
 * </pre>
 *
 * @param series what the parts of each bar are, at most four
 * @param bars from top to bottom
 * @param limit where the thin line stands; 0 for none
 * @param unit writes a value for the legend
 */
public record BarChart(List<String> series, List<Bar> bars, long limit, LongFunction<String> unit) {
    private static final String SHADES = "█▓▒░";
    private static final int NARROWEST = 10;

    /**
     * One bar.
     *
     * @param label what stands left of it
     * @param parts one value for each of the series
     * @param note what stands right of it
     */
    public record Bar(String label, List<Long> parts, String note) {
        /** Copies the parts. */
        public Bar {
            requireNonNull(label, "label is null");
            requireNonNull(note, "note is null");
            parts = List.copyOf(parts);
        }

        long total() {
            return parts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Copies the lists. */
    public BarChart {
        series = List.copyOf(series);
        bars = List.copyOf(bars);
        if (series.size() > SHADES.length()) {
            throw new IllegalArgumentException(series.size() + " series");
        }
    }

    /** The chart, a line for each bar and one for the legend, none longer than {@code width} unless labels are. */
    public List<String> lines(int width) {
        int labels = bars.stream()
                .mapToInt(bar -> DisplayWidth.of(bar.label()))
                .max()
                .orElse(0);
        int notes =
                bars.stream().mapToInt(bar -> DisplayWidth.of(bar.note())).max().orElse(0);
        int cells = Math.max(NARROWEST, width - labels - notes - 4);
        long most = most();
        List<String> lines = new ArrayList<>();
        for (Bar bar : bars) {
            String label = bar.label() + " ".repeat(labels - DisplayWidth.of(bar.label()));
            String note = " ".repeat(notes - DisplayWidth.of(bar.note())) + bar.note();
            lines.add(label + "  " + cells(bar, most, cells) + "  " + note);
        }
        lines.add(legend());
        return lines;
    }

    /** The chart as a picture, for notebooks. */
    public String svg() {
        return new BarSvg(this).draw();
    }

    /** The value at the right end: the longest bar's, or the limit's if it is not far beyond. */
    long most() {
        long widest = bars.stream().mapToLong(Bar::total).max().orElse(0);
        return Math.max(1, Math.max(limit <= 2 * widest ? limit : 0, widest));
    }

    /** Each part ends at the cell nearest to where the parts so far end, so that rounding does not add up. */
    private String cells(Bar bar, long most, int cells) {
        StringBuilder text = new StringBuilder();
        long sum = 0;
        for (int part = 0; part < bar.parts().size(); part++) {
            sum += bar.parts().get(part);
            int end = (int) Math.round((double) sum / most * cells);
            text.append(String.valueOf(SHADES.charAt(part)).repeat(Math.max(0, end - text.length())));
        }
        text.append(" ".repeat(cells - text.length()));
        int mark = (int) Math.round((double) limit / most * cells) - 1;
        if (limit > 0 && mark >= 0 && mark < cells) {
            text.setCharAt(mark, '│');
        }
        return text.toString();
    }

    private String legend() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            parts.add(SHADES.charAt(i) + " " + series.get(i));
        }
        if (limit > 0) {
            parts.add("│ " + unit.apply(limit));
        }
        return String.join("  ", parts);
    }
}
