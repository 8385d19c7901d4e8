package dev.glmsh.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.Notebook.Run;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.Message;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells that would not end by themselves, and the person at the front end. */
class InterruptsTest {
    private static Notebook notebook;

    @BeforeAll
    static void open() {
        notebook = new Notebook();
        notebook.run(":load ../demo/glm4-demo");
        notebook.run("var in = new Scanner(System.in);");
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    static Stream<Named<String>> cells() {
        return Stream.of(
                Named.of("a loop", "while (true) {}"),
                Named.of("a loop of a library", "new Random(1).ints().max()"),
                Named.of("a sleep", "Thread.sleep(600_000);"),
                Named.of("a wait", "new java.util.concurrent.CountDownLatch(1).await();"),
                Named.of("session.generate", "while (true) { session.generate(\"To be\"); }"),
                Named.of(":gen, fifty times", "\n:gen --ignore-eos --max-new 100000 To be, or not to be".repeat(50)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void an_interrupt_ends_the_cell_and_the_next_one_runs(String cell) {
        String id = notebook.start("System.out.println(\"begun\"); " + cell);
        notebook.nextPublished("stream", id);

        notebook.interrupt();
        Run run = notebook.end(id);

        assertThat(run.reply().get("ename").getAsString()).isEqualTo("Cancelled");
        assertThat(notebook.run("6 * 7").result()).isEqualTo("42");
        awaitEndOfSnippetThreads();
    }

    /** A thread may need a moment after its last instruction. */
    private static void awaitEndOfSnippetThreads() {
        long limit = System.nanoTime() + Notebook.PATIENCE_MS * 1_000_000L;
        while (!snippetThreads().isEmpty() && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        assertThat(snippetThreads()).isEmpty();
    }

    private static Set<String> snippetThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("java-snippet-"))
                .collect(Collectors.toSet());
    }

    @Test
    void an_interrupt_leaves_the_rest_of_the_cell_and_what_waits_behind_it() {
        String id = notebook.start("System.out.println(\"begun\"); Thread.sleep(600_000);\n:help\n\"not reached\"");
        String queued = notebook.start("\"aborted\"");
        notebook.nextPublished("stream");

        notebook.interrupt();

        assertThat(notebook.end(id).types()).containsExactly("error");
        assertThat(notebook.end(queued).status()).isEqualTo("aborted");
    }

    @Test
    void an_interrupt_that_finds_nothing_to_end_harms_nothing() {
        notebook.interrupt();

        assertThat(notebook.run("\"fine\"").result()).isEqualTo("\"fine\"");
    }

    @Test
    void Java_reads_what_the_person_types_behind_what_it_has_printed() {
        String id = notebook.start("System.out.print(\"Your name: \"); in.nextLine() + in.nextInt()");
        Message question = notebook.receive(Channel.STDIN);
        answer("世界");
        notebook.receive(Channel.STDIN);
        answer("42");

        Run run = notebook.end(id);
        assertThat(question.type() + " " + question.content())
                .isEqualTo("input_request {\"prompt\":\"\",\"password\":false}");
        assertThat(run.printed("stdout")).isEqualTo("Your name: ");
        assertThat(run.result()).isEqualTo("\"世界42\"");
    }

    private static void answer(String line) {
        notebook.frontEnd.send(Channel.STDIN, "input_reply", line(line));
    }

    private static JsonObject line(String text) {
        JsonObject content = new JsonObject();
        content.addProperty("value", text);
        return content;
    }

    @Test
    void an_answer_that_comes_too_late_is_for_nobody() {
        String id = notebook.start("System.in.read()");
        Message givenUp = notebook.receive(Channel.STDIN);
        notebook.interrupt();
        assertThat(notebook.end(id).status()).isEqualTo("error");

        String next = notebook.start("(char) System.in.read()");
        Message question = notebook.receive(Channel.STDIN);
        notebook.frontEnd.reply(Channel.STDIN, givenUp, "input_reply", line("late"));
        notebook.frontEnd.reply(Channel.STDIN, question, "input_reply", line("b"));

        assertThat(notebook.end(next).result()).isEqualTo("'b'");
    }

    @Test
    void a_front_end_that_cannot_answer_is_not_asked() {
        JsonObject cell = Notebook.cell("System.in.read()");
        cell.addProperty("allow_stdin", false);

        assertThat(notebook.run(cell).traceback())
                .contains("this front end does not answer questions; run the cell where it does");
    }

    @Test
    void a_thread_that_goes_on_prints_to_the_cell_that_has_started_it() {
        String first = notebook.start("""
                var gate = new java.util.concurrent.CountDownLatch(1);
                var late = new Thread(() -> {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                    }
                    System.out.println("late");
                });
                late.start();""");
        assertThat(notebook.end(first).status()).isEqualTo("ok");
        String second = notebook.start("System.out.println(\"now\"); gate.countDown(); late.join();");
        Message now = notebook.nextPublished("stream");
        Message late = notebook.nextPublished("stream");

        notebook.receive(Channel.SHELL);
        Set<String> seen = Set.of(told(now), told(late));
        assertThat(seen).containsExactlyInAnyOrder(second + " now\n", first + " late\n");
    }

    private static String told(Message stream) {
        return stream.parent().get("msg_id").getAsString() + " "
                + stream.content().get("text").getAsString();
    }

    @Test
    void a_shared_pool_prints_to_the_cell_that_runs() {
        notebook.run("IntStream.range(0, 64).parallel().forEach(i -> System.out.print(\"a\"));");
        Run run = notebook.run("IntStream.range(0, 64).parallel().forEach(i -> System.out.print(\"b\"));");

        assertThat(run.printed("stdout")).isEqualTo("b".repeat(64));
    }
}
