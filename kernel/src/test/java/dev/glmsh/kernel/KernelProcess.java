package dev.glmsh.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.ConnectionFile;
import dev.glmsh.kernel.wire.FrontEnd;
import dev.glmsh.kernel.wire.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A kernel that the launcher starts, with files of its own below a folder. */
final class KernelProcess implements AutoCloseable {
    private static final int PATIENCE_MS = 120_000;
    static final Path LAUNCHER = Path.of("../glmsh").toAbsolutePath().normalize();

    final Process process;
    final FrontEnd frontEnd;

    private KernelProcess(Process process, FrontEnd frontEnd) {
        this.process = process;
        this.frontEnd = frontEnd;
    }

    static KernelProcess start(Path folder) throws IOException {
        return start(folder, ProcessHandle.current().pid());
    }

    /** @param parent the process whose end the kernel shall not outlive */
    static KernelProcess start(Path folder, long parent) throws IOException {
        ConnectionFile connection = ConnectionFile.local(UUID.randomUUID().toString());
        Path file = folder.resolve("connection.json");
        connection.write(file);
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "kernel", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.environment().put("GLMSH_JAVA_OPTS", "-Djava.io.tmpdir=" + folder.resolve("tmp"));
        builder.environment().put("JPY_PARENT_PID", Long.toString(parent));
        Files.createDirectories(folder.resolve("tmp"));
        KernelProcess kernel = new KernelProcess(builder.start(), FrontEnd.connect(connection));
        kernel.awaitWelcome();
        return kernel;
    }

    /** What a kernel publishes before it knows of a subscriber is lost; a cell that is refused at once is as fast. */
    private void awaitWelcome() {
        while (!receive(Channel.IOPUB).type().equals("iopub_welcome")) {
            // that it starts may be told before
        }
    }

    JsonObject ask(Channel channel, String type, JsonObject content) {
        frontEnd.send(channel, type, content);
        Message reply = frontEnd.receive(channel, PATIENCE_MS)
                .orElseThrow(() -> new AssertionError("no answer to " + type + "; alive: " + process.isAlive()));
        return reply.content();
    }

    /** What cells print, give and complain about, up to the end of that many and their replies. */
    List<String> told(int cells) {
        List<String> told = new ArrayList<>();
        for (int ended = 0; ended < cells; ) {
            Message message = receive(Channel.IOPUB);
            JsonObject content = message.content();
            switch (message.type()) {
                case "stream" -> told.add(content.get("text").getAsString());
                case "execute_result" ->
                    told.add(content.getAsJsonObject("data").get("text/plain").getAsString());
                case "error" -> told.add(content.get("evalue").getAsString());
                case "status" -> ended += endsCell(message) ? 1 : 0;
                default -> {} // what was run, and who listens
            }
        }
        for (int replied = 0; replied < cells; replied++) {
            assertThat(receive(Channel.SHELL).type()).isEqualTo("execute_reply");
        }
        return told;
    }

    /** Waits until a cell prints something. */
    void awaitPrint() {
        while (!receive(Channel.IOPUB).type().equals("stream")) {
            // other things are told before
        }
    }

    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-s", name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static boolean endsCell(Message status) {
        return status.content().get("execution_state").getAsString().equals("idle")
                && status.parent().get("msg_type").getAsString().equals("execute_request");
    }

    private Message receive(Channel channel) {
        return frontEnd.receive(channel, PATIENCE_MS)
                .orElseThrow(() -> new AssertionError("nothing on " + channel + "; alive: " + process.isAlive()));
    }

    void awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();
    }

    @Override
    public void close() {
        frontEnd.close();
        process.destroyForcibly();
    }
}
