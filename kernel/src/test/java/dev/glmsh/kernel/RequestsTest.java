package dev.glmsh.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.glmsh.kernel.Notebook.Run;
import dev.glmsh.kernel.history.History;
import dev.glmsh.kernel.history.HistoryFile;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.ConnectionFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests by their types. */
class RequestsTest {
    @TempDir
    static Path folder;

    private static Notebook notebook;

    @BeforeAll
    static void open() {
        HistoryFile file = new HistoryFile(folder.resolve("history.jsonl"), 1_000);
        notebook = new Notebook(ConnectionFile.local("a key"), new History(Optional.of(file)));
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    private static JsonObject content(String... namesAndValues) {
        JsonObject content = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            content.addProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return content;
    }

    private static JsonObject code(String code) {
        JsonObject content = content("code", code);
        content.addProperty("cursor_pos", code.codePointCount(0, code.length()));
        return content;
    }

    private static List<String> strings(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    @Test
    void kernel_info_says_what_it_is() {
        JsonObject info = notebook.ask("kernel_info_request", new JsonObject());

        assertThat(info.get("status").getAsString()).isEqualTo("ok");
        assertThat(info.get("protocol_version").getAsString()).isEqualTo("5.5");
        assertThat(info.get("implementation").getAsString()).isEqualTo("glmsh");
        assertThat(info.getAsJsonObject("language_info").toString())
                .contains("\"name\":\"java\"", "\"file_extension\":\".jsh\"", "\"codemirror_mode\":\"text/x-java\"");
        assertThat(info.get("debugger").getAsBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"abc\".toUpperC            | 6  | 14 | toUpperCase(",
                "\"世界 😀\".leng             | 7  | 11 | length()",
                "int near = 1;\\n:lat         | 14 | 18 | :latency",
                "%latenc                     | 0  | 7  | %latency",
                ":load ../demo/glm4-d        | 6  | 20 | ../demo/glm4-demo",
                "nothing.like.th             | 15 | 15 | ``",
            })
    void completion_names_what_it_replaces_in_code_points(String code, int start, int end, String match) {
        JsonObject reply = notebook.ask("complete_request", code(code.replace("\\n", "\n")));

        assertThat(reply.get("cursor_start").getAsInt()).isEqualTo(start);
        assertThat(reply.get("cursor_end").getAsInt()).isEqualTo(end);
        assertThat(String.join(",", strings(reply.get("matches")))).isEqualTo(match);
        assertThat(reply.getAsJsonObject("metadata").getAsJsonArray("_jupyter_types_experimental"))
                .hasSize(match.isEmpty() ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "int x = 1, complete, ''",
        "'for (;;) {', incomplete, '    '",
        "'int x = 1;\n:mem', complete, ''",
        "')', invalid, ''",
        "'%%chat\nHello', incomplete, ''",
        "'%%chat\nHello\n', complete, ''",
    })
    void a_console_learns_whether_a_cell_is_complete(String code, String status, String indent) {
        JsonObject reply = notebook.ask("is_complete_request", code(code));

        assertThat(reply.get("status").getAsString()).isEqualTo(status);
        assertThat(reply.has("indent") ? reply.get("indent").getAsString() : "").isEqualTo(indent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "String.valueOf    | String String.valueOf(Object",
                ":undo             | Usage: :undo",
                "session.memory    | Table Session.memory()",
            })
    void inspection_finds_signatures_and_help(String code, String text) {
        JsonObject reply = notebook.ask("inspect_request", code(code));

        assertThat(reply.get("found").getAsBoolean()).isTrue();
        assertThat(reply.getAsJsonObject("data").get("text/plain").getAsString())
                .contains(text);
    }

    @Test
    void inspection_of_nothing_finds_nothing() {
        JsonObject reply = notebook.ask("inspect_request", code("nosuch"));

        assertThat(reply.toString()).isEqualTo("{\"status\":\"ok\",\"found\":false,\"data\":{},\"metadata\":{}}");
    }

    @Test
    void user_expressions_are_evaluated_each_by_itself() {
        JsonObject cell = Notebook.cell("int base = 20;");
        cell.add("user_expressions", content("good", "base + 1", "bad", "nosuch"));

        Run run = notebook.run(cell);
        JsonObject values = run.reply().getAsJsonObject("user_expressions");

        assertThat(values.getAsJsonObject("good").toString())
                .isEqualTo("{\"status\":\"ok\",\"data\":{\"text/plain\":\"21\"},\"metadata\":{}}");
        assertThat(values.getAsJsonObject("bad").get("ename").getAsString()).isEqualTo("CompileError");
        assertThat(run.status()).isEqualTo("ok");
        assertThat(run.types()).containsExactly("execute_input");
    }

    @Test
    void a_silent_cell_tells_nothing_and_is_not_counted() {
        int before = notebook.run("1").reply().get("execution_count").getAsInt();
        JsonObject silent = Notebook.cell("System.out.println(\"psst\"); 7");
        silent.addProperty("silent", true);

        Run run = notebook.run(silent);

        assertThat(run.published()).isEmpty();
        assertThat(run.status()).isEqualTo("ok");
        assertThat(notebook.run("1").reply().get("execution_count").getAsInt()).isEqualTo(before + 1);
    }

    @Test
    void a_cell_that_is_not_stored_shows_its_value_and_is_not_counted() {
        int before = notebook.run("1").reply().get("execution_count").getAsInt();
        JsonObject cell = Notebook.cell("\"not kept\"");
        cell.addProperty("store_history", false);

        assertThat(notebook.run(cell).result()).isEqualTo("\"not kept\"");
        assertThat(notebook.run("1").reply().get("execution_count").getAsInt()).isEqualTo(before + 1);
        assertThat(history("search", "pattern", "*not kept*")).isEmpty();
    }

    @Test
    void a_failure_aborts_the_cells_that_have_arrived() {
        String failing = notebook.start("Thread.sleep(2_000); throw new RuntimeException();");
        String queued = notebook.start("\"never\"");

        assertThat(notebook.end(failing).status()).isEqualTo("error");
        Run aborted = notebook.end(queued);
        assertThat(aborted.reply().toString()).isEqualTo("{\"status\":\"aborted\"}");
        assertThat(aborted.published()).isEmpty();
        assertThat(notebook.run("\"after\"").result()).isEqualTo("\"after\"");
    }

    @Test
    void a_failure_that_may_pass_aborts_nothing() {
        JsonObject cell = Notebook.cell("Thread.sleep(20); throw new RuntimeException();");
        cell.addProperty("stop_on_error", false);
        String failing = notebook.send("execute_request", cell);
        String queued = notebook.start("\"still runs\"");

        assertThat(notebook.end(failing).status()).isEqualTo("error");
        assertThat(notebook.end(queued).result()).isEqualTo("\"still runs\"");
    }

    private static JsonArray history(String type, String... more) {
        JsonObject content = content(more);
        content.addProperty("hist_access_type", type);
        content.addProperty("output", false);
        content.addProperty("raw", true);
        return notebook.ask("history_request", content).getAsJsonArray("history");
    }

    @Test
    void the_history_is_found_by_its_end_and_by_patterns() {
        notebook.run("\"history one\"");
        notebook.run("\"history two\"");
        notebook.run("\"history one\"");
        JsonObject tail = content("hist_access_type", "tail");
        tail.addProperty("n", 2);
        tail.addProperty("output", true);
        JsonArray last = notebook.ask("history_request", tail).getAsJsonArray("history");

        assertThat(last.get(0).getAsJsonArray().get(2).toString())
                .isEqualTo("[\"\\\"history two\\\"\",\"\\\"history two\\\"\"]");
        assertThat(history("search", "pattern", "*history one*")).hasSize(2);
        assertThat(history("search", "pattern", "*history ???\"")).hasSize(3);
        JsonObject unique = content("hist_access_type", "search", "pattern", "*history one*");
        unique.addProperty("unique", true);
        assertThat(notebook.ask("history_request", unique).getAsJsonArray("history"))
                .hasSize(1);
    }

    @Test
    void comms_are_refused_properly() {
        assertThat(notebook.ask("comm_info_request", new JsonObject()).toString())
                .isEqualTo("{\"status\":\"ok\",\"comms\":{}}");

        String id = notebook.send("comm_open", content("comm_id", "c1", "target_name", "jupyter.widget"));
        assertThat(notebook.untilIdle(id))
                .singleElement()
                .satisfies(closed -> assertThat(closed.type() + " " + closed.content())
                        .isEqualTo("comm_close {\"comm_id\":\"c1\",\"data\":{}}"));
    }

    @Test
    void control_requests_are_answered_while_a_cell_runs() {
        String sleeping = notebook.start("Thread.sleep(60_000);");
        notebook.nextPublished("execute_input");

        notebook.frontEnd.send(Channel.CONTROL, "usage_request", new JsonObject());
        JsonObject usage = notebook.receive(Channel.CONTROL).content();
        notebook.frontEnd.send(Channel.CONTROL, "debug_request", content("command", "attach"));
        JsonObject debug = notebook.receive(Channel.CONTROL).content();
        notebook.interrupt();

        assertThat(usage.get("pid").getAsLong())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(usage.get("kernel_memory").getAsLong()).isPositive();
        assertThat(debug.get("success").getAsBoolean()).isFalse();
        assertThat(debug.get("message").getAsString()).startsWith("glmsh has no debugger");
        assertThat(notebook.end(sleeping).status()).isEqualTo("error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch_request", "execute_reply"})
    void what_nobody_knows_is_logged_and_answered_if_it_asks(String type) {
        String id = notebook.send(type, new JsonObject());
        notebook.untilIdle(id);

        assertThat(notebook.log).contains("a message of the unknown type " + type + " was dropped");
        if (type.endsWith("_request")) {
            assertThat(notebook.receive(Channel.SHELL).content().get("evalue").getAsString())
                    .isEqualTo("glmsh knows no nosuch_request");
        }
    }
}
