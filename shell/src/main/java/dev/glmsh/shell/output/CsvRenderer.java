package dev.glmsh.shell.output;

import dev.glmsh.model.Generation;
import dev.glmsh.table.TableFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values as CSV: tables as they are, a generation as a row, anything else as one field; notes are left out. */
final class CsvRenderer implements Renderer {
    @Override
    public String render(Value value) {
        if (value instanceof Value.Tabular tabular) {
            return TableFormat.CSV.render(tabular.table());
        }
        if (value instanceof Value.Chart chart) {
            return render(chart.tabular());
        }
        if (value instanceof Value.Report report) {
            return TableFormat.CSV.render(report.table());
        }
        if (value instanceof Value.Generated generated) {
            return generation(generated.generation());
        }
        if (value instanceof Value.Text text) {
            return field(text.text());
        }
        return value instanceof Value.Java java ? field(java.object() instanceof String text ? text : java.text()) : "";
    }

    private static String generation(Generation generation) {
        String header = "text,finish,prompt_tokens,new_tokens,load_ms,prefill_ms,ttft_ms,tokens_per_s";
        return header + "\r\n"
                + Stream.of(
                                generation.text(),
                                generation.finish().name().toLowerCase(Locale.ROOT),
                                generation.promptIds().size(),
                                generation.ids().size(),
                                generation.timings().loadMs(),
                                generation.timings().prefillMs(),
                                generation.timings().ttftMs(),
                                generation.tokensPerSecond().isPresent()
                                        ? generation.tokensPerSecond().getAsDouble()
                                        : "")
                        .map(cell -> field(cell.toString()))
                        .collect(Collectors.joining(","));
    }

    private static String field(String text) {
        boolean plain = List.of(",", "\"", "\n", "\r").stream().noneMatch(text::contains);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
