package dev.glmsh.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.glmsh.GlmshException;
import dev.glmsh.kernel.history.History;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.ConnectionFile;
import dev.glmsh.kernel.wire.CurveKeys;
import dev.glmsh.kernel.wire.FrontEnd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeromq.ZMQ;

/** What travels on the sockets, whoever sends it. */
class WireTest {
    private static Notebook notebook;

    @BeforeAll
    static void open() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void lives() {
        assertThat(notebook.run("6 * 7").result()).isEqualTo("42");
        assertThat(notebook.frontEnd.beats(Notebook.PATIENCE_MS)).isTrue();
    }

    @Test
    void who_does_not_know_the_key_is_not_heard() {
        ConnectionFile c = notebook.connection;
        ConnectionFile forged =
                new ConnectionFile(c.transport(), c.ip(), c.ports(), c.scheme(), "another key", Optional.empty());
        try (FrontEnd stranger = FrontEnd.connect(forged)) {
            stranger.send(Channel.SHELL, "execute_request", Notebook.cell("System.exit(1);"));
            stranger.send(Channel.CONTROL, "shutdown_request", new JsonObject());
            assertThat(stranger.receive(Channel.SHELL, 300)).isEmpty();
        }
        lives();
        assertThat(notebook.log).contains("a message on the control socket was dropped: the signature is wrong");
    }

    @Test
    void a_message_that_somebody_has_recorded_is_not_heard_again() {
        notebook.run("int times = 0;");
        List<byte[]> frames = notebook.frontEnd.frames("execute_request", Notebook.cell("times++;"));

        notebook.frontEnd.sendFrames(Channel.SHELL, frames);
        notebook.frontEnd.sendFrames(Channel.SHELL, frames);
        notebook.receive(Channel.SHELL);

        assertThat(notebook.run("times").result()).isEqualTo("1");
        assertThat(notebook.log).contains("a message on the shell socket was dropped: the message came before");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'frames are no message'",
        "1, 'the signature is wrong'",
        "2, 'the signature is wrong'",
        "5, 'the signature is wrong'",
    })
    void a_damaged_message_is_logged_and_dropped(int frame, String why) {
        List<byte[]> frames =
                new ArrayList<>(notebook.frontEnd.frames("execute_request", Notebook.cell("System.exit(1);")));
        frames.set(frame, bytes("{"));

        notebook.frontEnd.sendFrames(Channel.SHELL, frames);

        lives();
        assertThat(notebook.log).anyMatch(line -> line.contains(why));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "3", "200"})
    void any_number_of_empty_frames_is_survived(int count) {
        List<byte[]> frames = new ArrayList<>(List.of(bytes("<IDS|MSG>")));
        for (int i = 0; i < count; i++) {
            frames.add(new byte[0]);
        }
        notebook.frontEnd.sendFrames(Channel.SHELL, frames);
        notebook.frontEnd.sendFrames(Channel.CONTROL, frames);
        notebook.frontEnd.sendFrames(Channel.STDIN, frames);

        lives();
    }

    @Test
    void a_thousand_cells_that_wait_are_all_run_in_order() {
        notebook.run("int last = -1;");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            JsonObject cell = Notebook.cell("last++;");
            cell.addProperty("silent", true);
            ids.add(notebook.send("execute_request", cell));
        }
        List<String> answered = new ArrayList<>();
        ids.forEach(id -> answered.add(
                notebook.receive(Channel.SHELL).parent().get("msg_id").getAsString()));

        assertThat(answered).isEqualTo(ids);
        assertThat(notebook.run("last").result()).isEqualTo("999");
    }

    @Test
    void ten_megabytes_of_output_arrive_whole() {
        Notebook.Run run = notebook.run("""
                String line = "0123456789".repeat(100);
                for (int i = 0; i < 10_000; i++) {
                    System.out.println(line);
                }""");

        assertThat(run.printed("stdout")).hasSize(10_010_000).endsWith("0123456789\n");
        assertThat(run.contents("stream")).hasSizeLessThan(1_000);
    }

    @Test
    void curve_keys_in_the_connection_file_encrypt_all_sockets() {
        ZMQ.Curve.KeyPair keys = ZMQ.Curve.generateKeyPair();
        ConnectionFile c = ConnectionFile.local("a key");
        ConnectionFile curve = new ConnectionFile(
                c.transport(),
                c.ip(),
                c.ports(),
                c.scheme(),
                c.key(),
                Optional.of(new CurveKeys(keys.publicKey, keys.secretKey)));
        try (Notebook encrypted = new Notebook(curve, new History(Optional.empty()));
                FrontEnd plain = FrontEnd.connect(c)) {
            plain.send(Channel.SHELL, "kernel_info_request", new JsonObject());

            assertThat(encrypted.run("6 * 7").result()).isEqualTo("42");
            assertThat(plain.receive(Channel.SHELL, 300)).isEmpty();
        }
    }

    @Test
    void a_connection_without_a_key_is_warned_about(@TempDir Path folder) throws Exception {
        ConnectionFile connection = ConnectionFile.local("");
        try (Notebook open = new Notebook(connection, new History(Optional.empty()))) {
            assertThat(open.run("6 * 7").result()).isEqualTo("42");
            assertThat(open.log)
                    .containsExactly("the connection file has no key: whoever reaches the ports gives orders to this"
                            + " kernel");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rw-rw-r-- | others than you may write the connection file",
                "rw----rw- | others than you may write the connection file",
            })
    void a_connection_file_that_others_may_write_is_refused(String permissions, String why, @TempDir Path folder)
            throws Exception {
        Path file = Files.writeString(
                folder.resolve("c.json"), ConnectionFile.local("k").json());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> ConnectionFile.read(file, line -> {}))
                .isInstanceOf(GlmshException.class)
                .hasMessageStartingWith(why);
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, rw-r--r--: others than you may read it", "rw-r-----, rw-r-----", "rw-------, ''"})
    void a_connection_file_that_others_may_read_is_warned_about(String permissions, String warned, @TempDir Path folder)
            throws Exception {
        Path file = Files.writeString(
                folder.resolve("c.json"), ConnectionFile.local("k").json());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        List<String> log = new ArrayList<>();

        var unused = ConnectionFile.read(file, log::add);

        assertThat(String.join("\n", log)).contains(warned);
        assertThat(log).hasSize(warned.isEmpty() ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | is not as Jupyter writes it", "[] | is not as Jupyter writes it", "x | is not as Jupyter"})
    void a_connection_file_of_another_kind_is_refused(String text, String why, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("c.json"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> ConnectionFile.read(file, line -> {}))
                .isInstanceOf(GlmshException.class)
                .hasMessageContaining(why);
    }
}
