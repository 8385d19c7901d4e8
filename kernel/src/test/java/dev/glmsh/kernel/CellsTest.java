package dev.glmsh.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.Notebook.Run;
import dev.glmsh.kernel.wire.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells from a front end's side. */
class CellsTest {
    private static Notebook notebook;

    @BeforeAll
    static void open() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    @Test
    void a_cell_of_Java_and_commands_shows_each_part_and_gives_its_last_value() {
        Run run = notebook.run("int six = 6;\n%help undo\nSystem.out.println(\"on the way\");\nsix * 7");

        assertThat(run.status()).isEqualTo("ok");
        assertThat(run.types()).containsExactly("execute_input", "display_data", "stream", "execute_result");
        assertThat(run.printed("stdout")).isEqualTo("on the way\n");
        assertThat(run.result()).isEqualTo("42");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "boolean b = 2 > 1;\\nint t = b ? 1\\n  : 2;\\nt|1",
                "int whole = 17\\n  % 5;\\nwhole|2",
                "String s = \"\"\"\\n:not a command\\n\"\"\";\\ns.strip()|\":not a command\"",
                "\"世界 😀\".length()|5",
            })
    void a_colon_or_a_percent_sign_inside_unfinished_Java_is_Java(String cell, String result) {
        assertThat(notebook.run(cell.replace("\\n", "\n")).result()).isEqualTo(result);
    }

    @Test
    void a_table_of_the_users_own_is_HTML_with_text_beside_it() {
        Run run = notebook.run("Table.create(\"prices\", StringColumn.create(\"what\", \"<b>\"), "
                + "IntColumn.create(\"cents\", new int[] {5}))");
        assertThat(run.result()).isEqualTo("prices\nwhat  cents\n───────────\n<b>       5");
        JsonObject data = run.contents("execute_result").get(0).getAsJsonObject("data");

        assertThat(data.get("text/plain").getAsString()).isEqualTo("prices\nwhat  cents\n───────────\n<b>       5");
        assertThat(data.get("text/html").getAsString())
                .startsWith("<table>")
                .contains("<caption>prices</caption>", "&lt;b&gt;")
                .doesNotContain("color", "<b>");
    }

    @Test
    void a_plot_is_a_table_and_an_SVG() {
        Run run = notebook.run(":estimate ../demo/glm4-demo --plot");
        JsonObject picture = run.contents("execute_result").get(0).getAsJsonObject("data");

        assertThat(run.contents("display_data").get(0).getAsJsonObject("data").keySet())
                .containsExactlyInAnyOrder("text/plain", "text/html");
        assertThat(picture.get("image/svg+xml").getAsString()).startsWith("<svg ");
        assertThat(picture.get("text/plain").getAsString()).contains("█");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int x = 1;\\nint y = nosuch; | CompileError | cannot find symbol, variable nosuch "
                        + "| Cell In[N], line 2\\n  int y = nosuch;\\n          ^^^^^^\\n"
                        + "cannot find symbol, variable nosuch",
                "\\nthrow new IllegalStateException(`no luck`); | java.lang.IllegalStateException | no luck "
                        + "| Cell In[N], line 2\\njava.lang.IllegalStateException: no luck",
                "int ok = 1;\\n:nosuch | Refused | unknown command :nosuch; see :help "
                        + "| Cell In[N], line 2\\nunknown command :nosuch; see :help",
                "%%nosuch\\nx | Refused | there is no cell magic %%nosuch; use %%chat, %%gen, %%system or %%time, or "
                        + ":help for commands | Cell In[N], line 1\\nthere is no cell magic %%nosuch; use %%chat, %%gen, "
                        + "%%system or %%time, or :help for commands",
            })
    void an_error_is_one_message_that_points_into_the_cell(String cell, String name, String value, String traceback) {
        Run run = notebook.run(cell.replace("\\n", "\n").replace("`", "\""));
        JsonObject error = run.contents("error").get(0);

        assertThat(run.contents("error")).hasSize(1);
        assertThat(run.reply().get("status").getAsString()).isEqualTo("error");
        assertThat(run.reply().get("ename")).isEqualTo(error.get("ename"));
        assertThat(error.get("ename").getAsString()).isEqualTo(name);
        assertThat(error.get("evalue").getAsString()).isEqualTo(value);
        assertThat(run.traceback().replaceAll("In\\[\\d+]", "In[N]")).isEqualTo(traceback.replace("\\n", "\n"));
    }

    @Test
    void two_hundred_prints_are_few_messages_and_lose_nothing() {
        Run run = notebook.run("for (int i = 0; i < 200; i++) System.out.println(i);");

        assertThat(run.printed("stdout").lines())
                .hasSize(200)
                .startsWith("0", "1")
                .endsWith("198", "199");
        assertThat(run.contents("stream")).hasSizeLessThanOrEqualTo(200 / 4);
    }

    @Test
    void both_streams_keep_their_order() {
        Run run = notebook.run("System.out.print(\"a\"); System.err.print(\"b\"); System.out.print(\"c\");");

        assertThat(run.contents("stream").stream()
                        .map(content -> content.get("name").getAsString() + " "
                                + content.get("text").getAsString()))
                .containsExactly("stdout a", "stderr b", "stdout c");
    }

    @Test
    void a_display_is_updated_in_its_place_also_when_its_cell_is_over() {
        Run shown = notebook.run("Shown later = Display.show(\"first\");");
        String id = notebook.start("later.update(\"second\");");
        Message update = notebook.nextPublished("update_display_data");
        Run updating = notebook.end(id);
        JsonObject first = shown.contents("display_data").get(0);

        assertThat(first.getAsJsonObject("data").get("text/plain").getAsString())
                .isEqualTo("first");
        assertThat(update.content().getAsJsonObject("data").get("text/plain").getAsString())
                .isEqualTo("second");
        assertThat(first.getAsJsonObject("transient").get("display_id").getAsString())
                .isNotEmpty()
                .isEqualTo(update.content()
                        .getAsJsonObject("transient")
                        .get("display_id")
                        .getAsString());
        assertThat(updating.contents("display_data")).isEmpty();
    }

    @Test
    void a_generation_streams_into_one_display() {
        notebook.run(":load ../demo/glm4-demo");

        Run run = notebook.run("%%gen --greedy --max-new 30\nTo be, or not to be");
        Run again = notebook.run("session.generate(\"To be, or not to be\").promptIds().size() > 0");
        JsonObject shown = run.contents("display_data").get(0);

        assertThat(run.types().subList(0, 2)).containsExactly("execute_input", "display_data");
        assertThat(run.types().subList(2, run.types().size())).isSubsetOf("update_display_data");
        assertThat(run.contents("update_display_data"))
                .allMatch(update -> update.get("transient").equals(shown.get("transient")));
        assertThat(shown.getAsJsonObject("data").keySet()).containsExactlyInAnyOrder("text/plain", "text/html");
        assertThat(again.contents("display_data")).hasSize(1);
        assertThat(again.result()).isEqualTo("true");
    }

    @Test
    void a_load_ends_as_one_line_in_the_place_of_its_bar() {
        Run run = notebook.run(":load ../demo/glm4-demo");
        List<JsonObject> updates = run.contents("update_display_data");

        assertThat(updates.get(updates.size() - 1).getAsJsonObject("data").toString())
                .isEqualTo("{\"text/plain\":\"loading glm4-demo: done\"}");
    }

    @Test
    void a_question_mark_shows_documentation_apart() {
        Run run = notebook.run(":undo?");
        JsonObject page = run.reply().getAsJsonArray("payload").get(0).getAsJsonObject();

        assertThat(page.get("source").getAsString()).isEqualTo("page");
        assertThat(page.getAsJsonObject("data").get("text/plain").getAsString()).startsWith("Usage: :undo");
        assertThat(run.types()).containsExactly("execute_input");
    }

    @Test
    void a_file_of_Java_is_loaded(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.jsh"), "int loaded = 5;");

        assertThat(notebook.run("%load " + file + "\nloaded + 1").result()).isEqualTo("6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%load lesson.ipynb | lesson.ipynb is a notebook, which runs in a tab of its own; jupyter nbconvert --to"
                        + " script lesson.ipynb makes a file of it that %load takes",
                "%load nosuch.jsh | nosuch.jsh does not exist; check the path",
            })
    void what_cannot_be_loaded_is_said_so(String cell, String why) {
        assertThat(notebook.run(cell).traceback()).endsWith(why);
    }

    @Test
    void output_can_be_cleared() {
        assertThat(notebook.run("System.out.print(1); Display.clear(); System.out.print(2);")
                        .types())
                .containsExactly("execute_input", "stream", "clear_output", "stream");
    }

    @Test
    void time_is_told_behind_a_cell_that_asks_for_it() {
        Run run = notebook.run("%%time\nint timed = 1;\ntimed + 1");

        assertThat(run.printed("stdout")).matches("took \\d+\\.\\d{3} s\n");
        assertThat(run.result()).isEqualTo("2");
    }
}
