package dev.glmsh.kernel.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands about kernelspecs, in a home of their own. */
class SpecCommandsTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void name_a_launcher() {
        System.setProperty("glmsh.launcher", "/opt/glmsh/glmsh");
    }

    private int run(Map<String, String> environment, String... words) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        printed.reset();
        return new SpecCommands(new DataFolders("Linux", home, environment::get), out, out).run(words);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8).replace(home.toString(), "HOME");
    }

    private List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_kernel_is_installed_changed_and_removed() throws IOException {
        Path folder = home.resolve(".local/share/jupyter/kernels/glmsh");

        assertThat(run(Map.of(), "install-kernel")).isZero();
        assertThat(printed()).isEqualTo("""
                        installed HOME/.local/share/jupyter/kernels/glmsh
                        start jupyter lab and choose glmsh; if it does not start, run ./glmsh doctor-kernel
                        """);
        assertThat(files(folder)).containsExactly("kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
        assertThat(run(Map.of("JAVA_HOME", "/jdk"), "install-kernel", "--jvm-option=-Xmx8g", "--jvm-option=-ea"))
                .isZero();
        assertThat(Files.readString(folder.resolve("kernel.json")))
                .contains(
                        "\"/opt/glmsh/glmsh\",\n    \"kernel\",\n    \"{connection_file}\"",
                        "\"GLMSH_JAVA_OPTS\": \"-Xmx8g -ea\"",
                        "\"JAVA_HOME\": \"/jdk\"",
                        "\"interrupt_mode\": \"message\"",
                        "\"supported_encryption\": \"curve\"");
        assertThat(run(Map.of(), "uninstall-kernel")).isZero();
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--user               | .local/share/jupyter/kernels/glmsh",
                "--sys-prefix         | venv/share/jupyter/kernels/glmsh",
                "--prefix HOME/p      | p/share/jupyter/kernels/glmsh",
                "--name other-1.0     | .local/share/jupyter/kernels/other-1.0",
            })
    void it_goes_where_the_options_say(String options, String folder) {
        Map<String, String> environment =
                Map.of("VIRTUAL_ENV", home.resolve("venv").toString());
        String[] words = ("install-kernel " + options.replace("HOME", home.toString())).split(" ");

        assertThat(run(environment, words)).isZero();
        assertThat(home.resolve(folder).resolve("kernel.json")).isRegularFile();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "install-kernel --sys-prefix | 1 | glmsh: no virtual or conda environment is active; activate one, or use "
                        + "--prefix PATH",
                "install-kernel --name a/b   | 1 | glmsh: a kernel cannot be named a/b; use letters, digits, dots, hyphens "
                        + "and underscores",
                "install-kernel --jvm-option=Xmx8g | 1 | glmsh: 'Xmx8g' is no option of Java; write --jvm-option=-Xmx8g, "
                        + "without blanks",
                "uninstall-kernel            | 1 | glmsh: there is no kernel in HOME/.local/share/jupyter/kernels/glmsh; "
                        + "./glmsh install-kernel makes one",
                "install-kernel --frob       | 2 | glmsh: Unknown option: '--frob'; see ./glmsh install-kernel --help",
                "kernel                      | 2 | glmsh: usage: ./glmsh kernel CONNECTION_FILE, which front ends run; you "
                        + "want ./glmsh install-kernel",
            })
    void what_cannot_be_done_is_said_in_a_line(String line, int code, String message) {
        assertThat(run(Map.of(), line.split(" "))).isEqualTo(code);
        assertThat(printed()).isEqualTo(message + "\n");
    }

    @Test
    void a_kernel_of_somebody_else_is_left_alone() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".local/share/jupyter/kernels/python3"));
        Files.writeString(folder.resolve("kernel.json"), "{\"argv\": [\"python\"], \"display_name\": \"Python\"}");

        assertThat(run(Map.of(), "uninstall-kernel", "--name", "python3")).isEqualTo(1);
        assertThat(printed())
                .isEqualTo("glmsh: HOME/.local/share/jupyter/kernels/python3 holds a kernel that is not glmsh; name "
                        + "another with --name\n");
        assertThat(folder.resolve("kernel.json")).exists();
    }

    @Test
    void the_doctor_names_what_is_missing() {
        assertThat(run(Map.of(), "doctor-kernel", "--name", "none")).isEqualTo(1);
        assertThat(printed()).startsWith("bad: there is no kernel named none in any of [HOME/.local/share/jupyter");

        run(Map.of(), "install-kernel");
        assertThat(run(Map.of(), "doctor-kernel")).isEqualTo(1);
        assertThat(printed()).isEqualTo("""
                        ok: Jupyter finds the kernelspec HOME/.local/share/jupyter/kernels/glmsh
                        bad: its launcher /opt/glmsh/glmsh is not there or cannot be run; run ./glmsh install-kernel where \
                        glmsh is now
                        """);
    }
}
