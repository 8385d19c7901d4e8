package dev.glmsh.session;

import dev.glmsh.benchmark.Sample;
import dev.glmsh.model.Generation;
import dev.glmsh.model.Timings;
import dev.glmsh.table.Columns;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/** What the session's generations took, one row each, the newest last. */
final class LatencyTable {
    private LatencyTable() {}

    static Table of(List<Generation> generations) {
        LongColumn number = Columns.count("#");
        LongColumn prompt = Columns.count("prompt");
        LongColumn reused = Columns.count("cached");
        LongColumn fresh = Columns.count("new");
        DoubleColumn prefill = Columns.milliseconds("prefill");
        DoubleColumn prefillRate = Columns.perSecond("prefill tok/s");
        DoubleColumn ttft = Columns.milliseconds("first token");
        DoubleColumn p50 = Columns.milliseconds("p50");
        DoubleColumn p95 = Columns.milliseconds("p95");
        DoubleColumn p99 = Columns.milliseconds("p99");
        DoubleColumn rate = Columns.perSecond("decode tok/s");
        for (int i = 0; i < generations.size(); i++) {
            Generation generation = generations.get(i);
            Timings timings = generation.timings();
            Sample each = Sample.of(timings.tokenMs().stream()
                    .skip(1)
                    .mapToDouble(Double::doubleValue)
                    .toArray());
            int computed = generation.promptIds().size() - generation.reusedTokens();
            number.append(i + 1L);
            prompt.append(generation.promptIds().size());
            reused.append(generation.reusedTokens());
            fresh.append(generation.ids().size());
            prefill.append(timings.prefillMs());
            prefillRate.append(computed * 1000 / Math.max(timings.prefillMs(), 1e-6));
            ttft.append(timings.ttftMs());
            Columns.append(p50, each.percentile(0.50));
            Columns.append(p95, each.percentile(0.95));
            Columns.append(p99, each.percentile(0.99));
            Columns.append(rate, generation.tokensPerSecond());
        }
        return Table.create("latency", number, prompt, reused, fresh, prefill, prefillRate, ttft, p50, p95, p99, rate);
    }
}
