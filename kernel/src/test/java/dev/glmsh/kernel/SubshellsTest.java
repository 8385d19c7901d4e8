package dev.glmsh.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells beside one that takes long. */
class SubshellsTest {
    private static Notebook notebook;

    @BeforeAll
    static void open() {
        notebook = new Notebook();
        notebook.run(":load ../demo/glm4-demo");
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    private static JsonObject control(String type, JsonObject content) {
        notebook.frontEnd.send(Channel.CONTROL, type, content);
        return notebook.receive(Channel.CONTROL).content();
    }

    private static String create() {
        return control("create_subshell_request", new JsonObject())
                .get("subshell_id")
                .getAsString();
    }

    @ParameterizedTest
    @ValueSource(strings = {":mem", ":gpu", ":set"})
    void a_look_at_the_session_is_answered_while_Java_generates(String command) {
        String subshell = create();
        String busy = notebook.start("while (true) { session.generate(\"To be\"); }");
        notebook.nextPublished("display_data", busy);

        String beside = start(command, subshell);
        Message reply = notebook.receive(Channel.SHELL);
        notebook.interrupt();

        assertThat(reply.parent().get("msg_id").getAsString()).isEqualTo(beside);
        assertThat(reply.content().get("status").getAsString()).isEqualTo("ok");
        assertThat(notebook.end(busy).status()).isEqualTo("error");
    }

    static Stream<Named<String>> cells() {
        String begun = "System.out.println(\"begun\"); ";
        return Stream.of(
                Named.of("a loop", begun + "while (true) {}"),
                Named.of("a sleep", begun + "Thread.sleep(600_000);"),
                Named.of("session.generate", begun + "while (true) { session.generate(\"To be\"); }"),
                Named.of(":gen, fifty times", ":gen --ignore-eos --max-new 100000 To be\n".repeat(50)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void an_interrupt_ends_the_cell_of_a_subshell(String cell) {
        String subshell = create();
        String id = start(cell, subshell);
        notebook.nextPublished(cell.startsWith(":") ? "display_data" : "stream", id);

        notebook.interrupt();

        Message reply = notebook.receive(Channel.SHELL);
        assertThat(reply.content().get("ename").getAsString()).isEqualTo("Cancelled");
        assertThat(answers(start("6 * 7", subshell))).isEqualTo("ok");
    }

    @Test
    void an_interrupt_ends_the_cells_of_all_shells_and_harms_none_that_come_later() {
        String subshell = create();
        notebook.nextPublished("stream", notebook.start("System.out.println(\"begun\"); while (true) {}"));
        notebook.nextPublished("execute_input", start("\"waits for Java\"", subshell));

        notebook.interrupt();

        assertThat(List.of(status(notebook.receive(Channel.SHELL)), status(notebook.receive(Channel.SHELL))))
                .containsExactly("error", "error");
        assertThat(answers(notebook.start("6 * 7"))).isEqualTo("ok");
        assertThat(answers(start("6 * 7", subshell))).isEqualTo("ok");
    }

    private static String start(String cell, String subshell) {
        return notebook.frontEnd.send(Channel.SHELL, "execute_request", Notebook.cell(cell), Optional.of(subshell));
    }

    private static String answers(String id) {
        Message reply = notebook.receive(Channel.SHELL);
        assertThat(reply.parent().get("msg_id").getAsString()).isEqualTo(id);
        return status(reply);
    }

    private static String status(Message reply) {
        return reply.content().get("status").getAsString();
    }

    @Test
    void subshells_are_listed_until_they_are_deleted() {
        String id = create();
        JsonObject named = new JsonObject();
        named.addProperty("subshell_id", id);

        assertThat(control("list_subshell_request", new JsonObject()).toString())
                .contains(id);
        assertThat(control("delete_subshell_request", named).toString()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(control("list_subshell_request", new JsonObject()).toString())
                .doesNotContain(id);
        assertThat(control("delete_subshell_request", named).get("evalue").getAsString())
                .startsWith("there is no subshell " + id);
    }

    @Test
    void a_subshell_that_is_not_there_is_said_so() {
        notebook.frontEnd.send(Channel.SHELL, "execute_request", Notebook.cell("1"), Optional.of("nosuch"));

        assertThat(notebook.receive(Channel.SHELL).content().get("evalue").getAsString())
                .isEqualTo("there is no subshell nosuch");
    }
}
