package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.session.Session;
import dev.glmsh.shell.Result;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    private static final String DEMO = "../demo/glm4-demo";
    private static final Session SESSION = Session.open();
    private static final Shell SHELL = Shell.open(SESSION, Optional.empty());

    @AfterAll
    static void close() {
        SHELL.close();
        SESSION.close();
    }

    private static Value run(String line) {
        Result result = SHELL.evaluate(line, Output.SILENT);
        assertThat(result.failure()).isEmpty();
        return result.values().get(0);
    }

    @Test
    void times_a_model_in_each_precision_and_at_each_depth() {
        Value.Tabular value = (Value.Tabular)
                run(":bench " + DEMO + " --precision fp32,bf16 --prompt 8 --new 2 --repeat 2 --depth 0,32");

        assertThat(value.table().stringColumn("precision").asList())
                .containsExactly("fp32", "fp32", "fp32", "fp32", "bf16", "bf16", "bf16", "bf16");
        assertThat(value.table().stringColumn("test").asList().subList(0, 4))
                .containsExactly("pp8", "tg2", "pp8 @ d32", "tg2 @ d32");
        assertThat(value.table().doubleColumn("tok/s").countMissing()).isZero();
        assertThat(value.remarks())
                .startsWith(
                        "random token ids, greedy, 2 times after a warm-up; reads is what a new token reads of weights"
                                + " and KV cache")
                .hasSize(2);
        assertThat(SESSION.isLoaded()).isFalse();
    }

    @Test
    void draws_the_rates_and_leaves_data_as_it_is() {
        Value chart = run(":bench " + DEMO + " --prompt 0 --new 2 --repeat 1 --plot");

        assertThat(chart).isInstanceOf(Value.Chart.class);
        assertThat(Format.TEXT.render(chart)).contains("\n█ prefill  ▓ decode");
        assertThat(Format.HTML.render(chart)).contains("<img src=\"data:image/svg+xml;base64,");
        assertThat(Format.CSV.render(chart).lines().findFirst())
                .hasValue(
                        "model,precision,layout,test,tok_per_s,sd,first_token,p50,p95,p99,peak_memory,reads,limit,share");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ":bench | no model is loaded; name a folder, an id or synthetic:SHAPE, or :load one first",
                ":bench ./absent | ./absent does not exist",
                ":bench synthetic:glm4-demo --precision int3 | the precision int3 is not known",
                ":bench synthetic:glm4-demo --prompt 0 --new 0 | a benchmark of 0 prompt tokens and 0 new ones",
                ":bench synthetic:glm4-demo --depth many | 'many' is no number of tokens",
                ":bench synthetic:glm4-demo --repeat 0 | repeat is 0; choose 1 to 1000",
                ":bench synthetic:nothing | there is no shape nothing for a synthetic model"
            })
    void refuses_what_it_cannot_time(String line, String message) {
        assertThat(SHELL.evaluate(line, Output.SILENT).failure())
                .hasValueSatisfying(failure -> assertThat(failure.line()).startsWith(message));
    }
}
