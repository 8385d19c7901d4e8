package dev.glmsh.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.wire.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels as processes, started by the launcher. */
@DisabledOnOs(OS.WINDOWS)
class KernelProcessIT {
    private static final int TIMES = 20;

    @TempDir
    Path folder;

    private static JsonObject restart(boolean restart) {
        JsonObject content = new JsonObject();
        content.addProperty("restart", restart);
        return content;
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_shutdown_ends_the_process_whatever_runs() throws Exception {
        try (KernelProcess kernel = KernelProcess.start(folder)) {
            kernel.ask(Channel.SHELL, "kernel_info_request", new JsonObject());
            kernel.frontEnd.send(Channel.SHELL, "execute_request", Notebook.cell("while (true) {}"));

            JsonObject reply = kernel.ask(Channel.CONTROL, "shutdown_request", restart(false));

            assertThat(reply.toString()).isEqualTo("{\"status\":\"ok\",\"restart\":false}");
            kernel.awaitEnd();
            assertThat(kernel.process.exitValue()).isZero();
        }
    }

    @Test
    void kernels_that_are_killed_or_restarted_leave_nothing_behind() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            try (KernelProcess kernel = KernelProcess.start(folder)) {
                kernel.ask(Channel.SHELL, "kernel_info_request", new JsonObject());
                if (i % 2 == 0) {
                    kernel.ask(Channel.CONTROL, "shutdown_request", restart(true));
                } else {
                    kernel.process.destroyForcibly();
                }
                kernel.awaitEnd();
                assertThat(kernel.process.descendants()).isEmpty();
            }
        }
        assertThat(files()).containsExactly(Path.of("connection.json"), Path.of("log"));
        assertThat(folder.resolve("log")).isEmptyFile();
    }

    @Test
    void a_first_cell_may_ask_for_options_of_Java_and_the_cells_behind_it_run_with_them() throws Exception {
        try (KernelProcess kernel = KernelProcess.start(folder)) {
            kernel.ask(Channel.SHELL, "kernel_info_request", new JsonObject());
            List<String> cells = List.of(
                    "%jvm -Xmx333m -Dcolour=blue",
                    "(Runtime.getRuntime().maxMemory() < 400_000_000L) + System.getProperty(\"colour\")",
                    "%jvm -Xmx333m",
                    "%jvm -Xmx444m");
            cells.forEach(cell -> kernel.frontEnd.send(Channel.SHELL, "execute_request", Notebook.cell(cell)));

            List<String> told = kernel.told(cells.size());

            assertThat(told)
                    .containsExactly(
                            "Java starts again with -Xmx333m -Dcolour=blue\n",
                            "\"trueblue\"",
                            "%jvm -Xmx444m would lose what cells have computed; restart the kernel and run it in the"
                                    + " first cell");
            kernel.ask(Channel.CONTROL, "shutdown_request", restart(false));
            kernel.awaitEnd();
        }
        assertThat(files())
                .containsExactly(
                        Path.of("connection.json"), Path.of("log"), Path.of("state/glmsh/notebook-history.jsonl"));
        assertThat(folder.resolve("log")).isEmptyFile();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%jvm -XX:NoSuchThing | Java does not start with -XX:NoSuchThing: Unrecognized VM option 'NoSuchThing'; "
                        + "ask for something else",
                "%jvm --version | %jvm takes no --version; use options that begin with -X or -D, such as %jvm -Xmx24g",
                "%jvm | %jvm needs an option of Java; such as %jvm -Xmx24g",
            })
    void options_that_Java_does_not_bear_are_refused_and_the_kernel_goes_on(String cell, String why) throws Exception {
        try (KernelProcess kernel = KernelProcess.start(folder)) {
            kernel.frontEnd.send(Channel.SHELL, "execute_request", Notebook.cell(cell));
            assertThat(kernel.told(1)).containsExactly(why);

            kernel.frontEnd.send(Channel.SHELL, "execute_request", Notebook.cell("6 * 7"));
            assertThat(kernel.told(1)).containsExactly("42");
        }
    }

    /** Without polls in it such a loop would even keep the collector waiting; only the launcher's Java has these. */
    @Test
    void a_librarys_loop_that_was_compiled_can_be_interrupted() throws Exception {
        try (KernelProcess kernel = KernelProcess.start(folder)) {
            kernel.frontEnd.send(Channel.SHELL, "execute_request", Notebook.cell("""
                    for (int i = 0; i < 20; i++) { new Random(1).ints(10_000_000).max(); }
                    System.out.println("begun");
                    new Random(1).ints().max()"""));
            kernel.awaitPrint();

            kernel.ask(Channel.CONTROL, "interrupt_request", new JsonObject());

            assertThat(kernel.told(1)).containsExactly("cancelled");
        }
    }

    @Test
    void the_signal_of_an_interrupt_ends_a_cell_but_not_the_kernel() throws Exception {
        try (KernelProcess kernel = KernelProcess.start(folder)) {
            kernel.ask(Channel.SHELL, "kernel_info_request", new JsonObject());
            kernel.signal("INT"); // to nobody
            kernel.frontEnd.send(
                    Channel.SHELL,
                    "execute_request",
                    Notebook.cell("System.out.println(\"begun\"); Thread.sleep(600_000);"));
            kernel.awaitPrint();

            kernel.signal("INT");

            assertThat(kernel.told(1)).containsExactly("cancelled");
            kernel.frontEnd.send(Channel.SHELL, "execute_request", Notebook.cell("6 * 7"));
            assertThat(kernel.told(1)).containsExactly("42");
        }
    }

    @Test
    void a_kernel_whose_front_end_is_gone_ends() throws Exception {
        Process parent = new ProcessBuilder("sleep", "600").start();
        try (KernelProcess kernel = KernelProcess.start(folder, parent.pid())) {
            kernel.ask(Channel.SHELL, "kernel_info_request", new JsonObject());

            parent.destroyForcibly();

            kernel.awaitEnd();
        }
    }
}
