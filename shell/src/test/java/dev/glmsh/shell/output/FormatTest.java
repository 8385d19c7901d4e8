package dev.glmsh.shell.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.model.FinishReason;
import dev.glmsh.model.Generation;
import dev.glmsh.model.Thinking;
import dev.glmsh.model.Timings;
import dev.glmsh.table.Columns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class FormatTest {
    private static final Value GENERATED = new Value.Generated(new Generation(
            "To be,\nor not \"to be\"",
            List.of(5, 6, 7),
            List.of(1, 2),
            0,
            FinishReason.STOP,
            new Timings(100, 20, 21.5, List.of(1.5, 10.0, 10.0))));
    private static final Value TABLE = new Value.Tabular(
            Table.create("Memory", Columns.text("Component", "weights"), Columns.bytes("Peak memory", 2048)),
            List.of("smaller with --context 1024"));
    private static final Value NOTE = new Value.Note("created method f()");

    @Test
    void json_has_thinking_and_answer_apart_where_a_model_thought() {
        Generation thoughtful = new Generation(
                "<think>hm</think>yes",
                Optional.of(new Thinking("hm", 1, 10, true)),
                "yes",
                List.of(1),
                List.of(2),
                0,
                FinishReason.STOP,
                new Timings(1, 1, 1, List.of(1.0)));

        assertThat(Format.JSON.render(new Value.Generated(thoughtful)))
                .startsWith("{\"text\":\"<think>hm</think>yes\",\"thinking\":\"hm\",\"answer\":\"yes\",\"ids\":[1],");
    }

    @Test
    void writes_text_for_people() {
        assertThat(Format.TEXT.render(GENERATED)).isEqualTo("To be,\nor not \"to be\"");
        assertThat(Format.TEXT.render(NOTE)).isEqualTo("created method f()");
        assertThat(Format.TEXT.render(new Value.Java("x", "int", 1, "1"))).isEqualTo("int x ==> 1");
        assertThat(Format.TEXT.render(TABLE)).isEqualTo("""
                Memory
                Component  Peak memory
                ──────────────────────
                weights          2 KiB
                smaller with --context 1024""");
    }

    @Test
    void writes_one_JSON_document_a_line_without_notes() {
        assertThat(Format.JSON.render(GENERATED)).isEqualTo("""
                {"text":"To be,\\nor not \\"to be\\"","ids":[5,6,7],"prompt_ids":[1,2],"finish":"stop","load_ms":100.0,\
                "prefill_ms":20.0,"ttft_ms":21.5,"token_ms":[1.5,10.0,10.0],"tokens_per_s":100.0}""");
        assertThat(Format.JSON.render(TABLE)).isEqualTo("""
                [{"component":"weights","peak_memory":2048}]""");
        assertThat(Format.JSON.render(new Value.Text("a\nb"))).isEqualTo("{\"text\":\"a\\nb\"}");
        assertThat(Format.JSON.render(NOTE)).isEmpty();
    }

    @Test
    void writes_CSV() {
        assertThat(Format.CSV.render(GENERATED)).isEqualTo("""
                text,finish,prompt_tokens,new_tokens,load_ms,prefill_ms,ttft_ms,tokens_per_s\r
                "To be,\nor not ""to be""\",stop,2,3,100.0,20.0,21.5,100.0""");
        assertThat(Format.CSV.render(new Value.Java("s", "String", "a,b", "\"a,b\"")))
                .isEqualTo("\"a,b\"");
        assertThat(Format.CSV.render(NOTE)).isEmpty();
    }

    @Test
    void escapes_HTML() {
        assertThat(Format.HTML.render(new Value.Text("<a href=\"x\">&</a>")))
                .isEqualTo("<pre>&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;</pre>");
    }

    @Test
    void writes_any_Java_object_as_JSON() {
        Object shown = List.of(Optional.empty(), OptionalDouble.of(2), Double.NaN, 'c', Map.of("k", new int[] {1}));

        assertThat(Format.JSON.render(new Value.Java("x", "Object", shown, "")))
                .isEqualTo("{\"name\":\"x\",\"type\":\"Object\",\"value\":[null,2.0,\"NaN\",\"c\",{\"k\":[1]}]}");
        assertThat(Format.JSON.render(new Value.Java("x", "Object", null, "null")))
                .isEqualTo("{\"name\":\"x\",\"type\":\"Object\",\"value\":null}");
    }

    @Test
    void ends_at_some_depth_of_a_list_that_holds_itself() {
        List<Object> endless = new ArrayList<>();
        endless.add(new Object[] {endless, "x"});

        assertThat(Format.JSON.render(new Value.Java("x", "List", endless, ""))).contains("[[[[[[[[");
    }

    @Test
    void cuts_a_table_to_the_screen() {
        Value wide = new Value.Tabular(Table.create(Columns.text("text", "word ".repeat(40))));

        assertThat(Look.STANDARD.fitting(30).render(wide).lines()).allMatch(line -> line.length() <= 30);
        assertThat(Look.STANDARD.with(Optional.of(Format.JSON)).fitting(30).render(wide))
                .isEqualTo(Format.JSON.render(wide));
    }

    @Test
    void writes_Markdown() {
        assertThat(Format.MARKDOWN.render(TABLE)).isEqualTo("""
                **Memory**

                | Component | Peak memory |
                | --------- | ----------: |
                | weights   |     2.0 KiB |

                - smaller with --context 1024""".replace("2.0 KiB", "  2 KiB"));
        assertThat(Format.MARKDOWN.render(GENERATED)).isEqualTo("To be,\nor not \"to be\"");
        assertThat(Format.MARKDOWN.render(new Value.Text("a ``` b"))).isEqualTo("````\na ``` b\n````");
        assertThat(Format.MARKDOWN.render(NOTE)).isEqualTo("created method f()");
    }

    @Test
    void writes_exact_bytes_where_people_read_when_asked() {
        Look exact = Look.STANDARD.exact();

        assertThat(exact.renderer().render(TABLE)).contains("\nweights        2,048 B\n");
        assertThat(exact.fitting(20).render(TABLE)).contains("2,048 B");
        assertThat(exact.with(Optional.of(Format.HTML)).renderer().render(TABLE))
                .contains(">2,048 B</td>");
        assertThat(exact.with(Optional.of(Format.MARKDOWN)).renderer().render(TABLE))
                .contains("| weights   |     2,048 B |");
    }

    @Test
    void keeps_plain_numbers_where_programs_read() {
        Look exact = Look.STANDARD.exact();

        assertThat(exact.with(Optional.of(Format.JSON)).renderer().render(TABLE))
                .isEqualTo(Format.JSON.render(TABLE))
                .contains(":2048}");
        assertThat(exact.with(Optional.of(Format.CSV)).renderer().render(TABLE)).endsWith("weights,2048");
    }

    @ParameterizedTest
    @CsvSource({"a.json, json", "a.CSV, csv", "x/a.html, html", "a.htm, html", "a.md, markdown", "a.txt, ", "a.tar.gz, "
    })
    void knows_the_format_of_a_file_by_its_name(String file, String format) {
        assertThat(Format.ofFile(Path.of(file)).map(Format::toString).orElse(null))
                .isEqualTo(format);
    }
}
