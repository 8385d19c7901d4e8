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
    void a_kernel_whose_front_end_is_gone_ends() throws Exception {
        Process parent = new ProcessBuilder("sleep", "600").start();
        try (KernelProcess kernel = KernelProcess.start(folder, parent.pid())) {
            kernel.ask(Channel.SHELL, "kernel_info_request", new JsonObject());

            parent.destroyForcibly();

            kernel.awaitEnd();
        }
    }
}
