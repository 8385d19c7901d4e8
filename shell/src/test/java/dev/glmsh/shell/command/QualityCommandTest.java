package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.session.Session;
import dev.glmsh.shell.Result;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityCommandTest {
    private static final String DEMO = "../demo/glm4-demo";
    private static final Session SESSION = Session.open();
    private static final Shell SHELL = Shell.open(SESSION, Optional.empty());

    @TempDir
    Path folder;

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
    void puts_the_reference_first_and_the_others_below() {
        Value.Tabular value =
                (Value.Tabular) run(":quality " + DEMO + " --precision fp32,bf16 --tokens 100 --window 64");

        assertThat(value.table().stringColumn("precision").asList()).containsExactly("bf16", "fp32");
        assertThat(value.table().doubleColumn("same top token").get(0)).isEqualTo(100);
        assertThat(value.remarks())
                .containsExactly("speeches of Shakespeare's and Tang quatrains in windows of up to 64 tokens;"
                        + " KL divergence from bf16 in nats a token");
        assertThat(Format.CSV.render(value).lines().findFirst())
                .hasValue("model,precision,tokens,perplexity,se,kl_divergence,same_top_token");
    }

    @Test
    void takes_a_text_of_the_user() throws Exception {
        Path text = Files.writeString(folder.resolve("text.txt"), "但使龍城飛將在，不教胡馬渡陰山。");
        Value.Tabular value = (Value.Tabular) run(":quality " + DEMO + " --precision bf16 --text " + text);

        assertThat(value.table().rowCount()).isEqualTo(1);
        assertThat(value.remarks().get(0)).startsWith(text + " in windows of up to 512 tokens");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ":quality | no model is loaded; name a folder, an id or synthetic:SHAPE, or :load one first",
                ":quality synthetic:glm4-demo --reference fp16 | the reference cannot be fp16; choose bf16 or fp32",
                ":quality synthetic:glm4-demo --text ./absent.txt | ./absent.txt does not exist",
                ":quality synthetic:glm4-demo --precision int3 | the precision int3 is not known",
                ":quality synthetic:glm4-demo --tokens few | 'few' is no number of tokens",
            })
    void refuses_what_it_cannot_compare(String line, String message) {
        assertThat(SHELL.evaluate(line, Output.SILENT).failure())
                .hasValueSatisfying(failure -> assertThat(failure.line()).startsWith(message));
    }
}
