package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.glmsh.Progress;
import dev.glmsh.session.Session;
import dev.glmsh.shell.Result;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Output;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about Java at the prompt, which are jshell's. */
class JavaCommandsTest {
    private static final Session SESSION = Session.open();
    private static final Shell SHELL = Shell.open(SESSION, Optional.empty());

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        SHELL.warmUp();
    }

    @AfterAll
    static void close() {
        SHELL.close();
        SESSION.close();
    }

    @BeforeEach
    void reset() {
        assertThat(shown(":reset")).isEqualTo("Java is as new; the session and its model stay");
    }

    /** What a front end would show: what comes at once, the values, the failure. */
    private static String shown(String line) {
        StringBuilder text = new StringBuilder();
        Result result = SHELL.evaluate(line, new Output() {
            @Override
            public void text(String piece) {
                text.append(piece);
            }

            @Override
            public void notice(String notice) {
                text.append(notice).append('\n');
            }

            @Override
            public Progress progress() {
                return Progress.NONE;
            }
        });
        text.append(result.values().stream().map(Format.TEXT::render).collect(Collectors.joining("\n")));
        result.failure().ifPresent(failure -> text.append("! ").append(failure.line()));
        return text.toString();
    }

    private void declareSome() {
        shown("int x = 6 * 7; String name = \"glm\"");
        shown("int twice(int a) { return 2 * a; }");
        shown("record Point(int x, int y) {}");
        shown("import java.math.BigInteger");
    }

    @Test
    void lists_variables_methods_types_and_imports() {
        declareSome();

        assertThat(shown(":vars")).isEqualTo("""
                variables
                name  type    value
                ───────────────────
                x     int     42
                name  String  "glm\"""");
        assertThat(shown(":methods")).isEqualTo("""
                methods
                name   parameters  returns
                ──────────────────────────
                twice  int         int""");
        assertThat(shown(":types")).isEqualTo("""
                types
                name   kind
                ─────────────
                Point  record""");
        assertThat(shown(":imports"))
                .containsPattern("java\\.util\\.\\* +glmsh\n")
                .containsPattern("java\\.math\\.BigInteger +you");
    }

    @Test
    void lists_snippets_with_ids_that_drop_takes() {
        declareSome();
        shown("twice(x)");

        assertThat(shown(":list")).isEqualTo("""
                snippets
                id  kind      source
                ────────────────────────────────────────────────
                1   variable  int x = 6 * 7;
                2   variable  String name = "glm";
                3   method    int twice(int a) { return 2 * a; }
                4   type      record Point(int x, int y) {}
                5   import    import java.math.BigInteger;
                6   variable  twice(x)""");
        assertThat(shown(":drop 2")).isEqualTo("dropped variable name");
        assertThat(shown(":drop twice")).isEqualTo("dropped method twice(int)");
        assertThat(shown(":drop nosuch")).isEqualTo("! nothing is declared as nosuch; see :list for names and ids");
        assertThat(shown("name")).startsWith("! cannot find symbol, variable name");
    }

    @Test
    void saves_snippets_that_open_reads_back() throws Exception {
        declareSome();
        shown("int twice(int a) {\n    return a + a;\n}");
        Path file = folder.resolve("some.jsh");

        assertThat(shown(":save " + file)).isEqualTo("5 snippets saved in " + file);
        assertThat(file).content().isEqualTo("""
                int x = 6 * 7;
                String name = "glm";
                record Point(int x, int y) {}
                import java.math.BigInteger;
                int twice(int a) {
                    return a + a;
                }
                """);
        shown(":reset");
        assertThat(shown(":open " + file)).isEqualTo("""
                int x ==> 42
                String name ==> "glm"
                created record Point
                created method twice(int)
                """);
        assertThat(shown("twice(x)")).isEqualTo("int $1 ==> 84");
    }

    @Test
    void opens_Java_and_commands_up_to_the_first_that_fails() throws Exception {
        Path file = folder.resolve("some.jsh");
        Files.writeString(
                file,
                "#!/usr/bin/env glmsh\n// a comment\n:system Be brief\n\nint f() {\n  return 1;\n}\nnosuch\nint z = 1;\n");

        assertThat(shown(":open " + file)).isEqualTo("""
                system prompt set
                created method f()
                ! %s, from line 8: cannot find symbol, variable nosuch (line 1, column 1); what stands before it was run""".formatted(file));
        assertThat(SESSION.system()).contains("Be brief");
        assertThat(shown("z")).startsWith("! cannot find symbol");
        assertThat(shown(":open " + folder.resolve("nosuch")))
                .isEqualTo("! " + folder.resolve("nosuch") + " does not exist; check the path");
    }

    @Test
    void opens_addresses() throws Exception {
        Path file = Files.writeString(folder.resolve("a file.jsh"), "int a = 1;\n");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/some.jsh", exchange -> {
            byte[] text = "String b = \"中\";\na + b\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        try {
            String host = "http://127.0.0.1:" + server.getAddress().getPort();

            assertThat(shown(":open \"" + file.toUri() + "\"")).isEqualTo("int a ==> 1\n");
            assertThat(shown(":open " + host + "/some.jsh")).isEqualTo("String b ==> \"中\"\nString $1 ==> \"1中\"\n");
            assertThat(shown(":open " + host + "/nosuch"))
                    .isEqualTo("! " + host + "/nosuch cannot be read: the server answers 404; name a text file in"
                            + " UTF-8, or an address");
        } finally {
            server.stop(0);
        }
        assertThat(shown(":open " + folder.resolve("nosuch").toUri()))
                .isEqualTo("! " + folder.resolve("nosuch").toUri() + " does not exist; check the path");
    }

    @Test
    void an_interrupt_ends_the_wait_for_a_server_that_does_not_answer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> opening =
                    CompletableFuture.supplyAsync(() -> shown(":open http://127.0.0.1:" + silent.getLocalPort()));
            try (Socket asked = silent.accept()) {
                SHELL.interrupt();

                assertThat(opening.get(60, TimeUnit.SECONDS))
                        .startsWith("! reading http://127.0.0.1:")
                        .endsWith("was cancelled");
                assertThat(asked.isConnected()).isTrue();
            }
        }
    }

    @Test
    void says_when_there_is_nothing_to_save() {
        assertThat(shown(":save " + folder.resolve("none"))).isEqualTo("! there is no Java to save; type some first");
    }
}
