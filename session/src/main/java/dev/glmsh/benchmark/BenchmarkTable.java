package dev.glmsh.benchmark;

import dev.glmsh.table.BarChart;
import dev.glmsh.table.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What benchmarks measured, a row for each test. Stateless. */
public final class BenchmarkTable {
    private static final double GIGA = 1e9;

    /** Bars of prefill and of decode have scales of their own, in this many steps. */
    private static final int STEPS = 100_000;

    private BenchmarkTable() {}

    /** The rows as a table. */
    public static Table of(List<BenchmarkResult> results) {
        StringColumn models = Columns.text("model");
        StringColumn precisions = Columns.text("precision");
        StringColumn layouts = Columns.text("layout");
        StringColumn tests = Columns.text("test");
        DoubleColumn rates = Columns.perSecond("tok/s");
        DoubleColumn deviations = Columns.measured("± sd", 2, "");
        DoubleColumn first = Columns.milliseconds("first token");
        DoubleColumn p50 = Columns.milliseconds("p50");
        DoubleColumn p95 = Columns.milliseconds("p95");
        DoubleColumn p99 = Columns.milliseconds("p99");
        LongColumn peaks = Columns.bytes("peak memory");
        DoubleColumn reads = Columns.measured("reads", 1, " GB/s");
        DoubleColumn limits = Columns.measured("limit", 1, " GB/s");
        DoubleColumn shares = Columns.percent("share");
        for (BenchmarkResult result : results) {
            models.append(result.model());
            precisions.append(result.precision());
            layouts.append(result.layout());
            tests.append(result.test().name());
            Columns.append(rates, result.tokensPerSecond().mean());
            Columns.append(deviations, result.tokensPerSecond().deviation());
            Columns.append(first, result.firstTokenMs().mean());
            Columns.append(p50, result.tokenMs().percentile(0.50));
            Columns.append(p95, result.tokenMs().percentile(0.95));
            Columns.append(p99, result.tokenMs().percentile(0.99));
            Columns.append(peaks, result.peakBytes());
            reads.append(result.bytesPerSecond().orElse(Double.NaN) / GIGA);
            limits.append(result.limit().bytesPerSecond() / GIGA);
            shares.append(result.shareOfLimit().orElse(Double.NaN) * 100);
        }
        return Table.create(
                "benchmark",
                models,
                precisions,
                layouts,
                tests,
                rates,
                deviations,
                first,
                p50,
                p95,
                p99,
                peaks,
                reads,
                limits,
                shares);
    }

    /** The rates as bars, those of prompts and those of new tokens each beside the fastest of their kind. */
    public static BarChart bars(List<BenchmarkResult> results) {
        List<BarChart.Bar> bars = Stream.of(BenchmarkTest.Kind.values())
                .flatMap(kind -> bars(kind, results).stream())
                .toList();
        return new BarChart(List.of("prefill", "decode"), bars, 0, String::valueOf);
    }

    private static List<BarChart.Bar> bars(BenchmarkTest.Kind kind, List<BenchmarkResult> all) {
        List<BenchmarkResult> results =
                all.stream().filter(result -> result.test().kind() == kind).collect(Collectors.toList());
        double fastest =
                results.stream().mapToDouble(BenchmarkTable::rate).max().orElse(1);
        List<BarChart.Bar> bars = new ArrayList<>();
        for (BenchmarkResult result : results) {
            long length = Math.round(STEPS * rate(result) / fastest);
            bars.add(new BarChart.Bar(
                    result.model() + " " + result.precision() + " "
                            + result.test().name(),
                    kind == BenchmarkTest.Kind.PREFILL ? List.of(length, 0L) : List.of(0L, length),
                    String.format(Locale.ROOT, "%,.1f tok/s", rate(result))));
        }
        return bars;
    }

    private static double rate(BenchmarkResult result) {
        return result.tokensPerSecond().mean().orElse(0);
    }
}
