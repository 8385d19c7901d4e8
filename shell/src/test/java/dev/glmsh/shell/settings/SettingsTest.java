package dev.glmsh.shell.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("settings.properties");
    }

    private Settings open() {
        return Settings.open(folder, Map.of(), Map.of());
    }

    @Test
    void counts_the_command_line_before_the_environment_before_the_file() throws Exception {
        Files.writeString(file, "format = csv\nbytes = true\ntop-k = 5\n");

        Settings settings =
                Settings.open(folder, Map.of("GLMSH_FORMAT", "html", "GLMSH_TOP_K", "6"), Map.of("format", "json"));

        assertThat(settings.given("format")).contains(new Given("json", Origin.COMMAND_LINE, "--format"));
        assertThat(settings.given("top-k")).contains(new Given("6", Origin.ENVIRONMENT, "GLMSH_TOP_K"));
        assertThat(settings.given("bytes")).contains(new Given("true", Origin.FILE, file + ":2"));
        assertThat(settings.value("seed", "random")).isEqualTo("random");
    }

    @Test
    void has_no_colours_where_NO_COLOR_says_so() {
        assertThat(Settings.open(folder, Map.of("NO_COLOR", "1"), Map.of()).value("colours", "auto"))
                .isEqualTo("never");
        assertThat(Settings.open(folder, Map.of("NO_COLOR", ""), Map.of()).value("colours", "auto"))
                .isEqualTo("auto");
    }

    @Test
    void changes_one_entry_and_leaves_the_rest_as_it_was_typed() throws Exception {
        Files.writeString(file, "# mine\n\ntop-k=5\nalias.m = :mem \\\n   --bytes\n  seed :7");
        Settings settings = open();

        settings.save("top-k", "9");
        settings.save("stop", "a\\b\n");
        settings.remove("seed");

        assertThat(Files.readString(file))
                .isEqualTo("# mine\n\ntop-k = 9\nalias.m = :mem \\\n   --bytes\nstop = a\\\\b\\n\n");
        assertThat(settings.aliases()).isEqualTo(Map.of("m", ":mem --bytes"));
        assertThat(open().value("top-k", "")).isEqualTo("9");
    }

    @Test
    void makes_the_folder_with_the_first_change() {
        Settings settings = Settings.open(folder.resolve("new/glmsh"), Map.of(), Map.of());

        settings.save("format", "json");

        assertThat(folder.resolve("new/glmsh/settings.properties")).hasContent("format = json\n");
    }

    @Test
    void counts_a_change_even_where_the_environment_said_otherwise() {
        Settings settings = Settings.open(folder, Map.of("GLMSH_FORMAT", "html"), Map.of());

        settings.save("format", "json");

        assertThat(settings.given("format")).contains(new Given("json", Origin.FILE, file + ":1"));
    }

    @Test
    void names_the_line_of_what_it_cannot_read_and_uses_the_rest() throws Exception {
        Files.writeString(file, "format = json\nnonsense\nseed = \\u12\nformat = csv\n");

        Settings settings = open();

        assertThat(settings.problems())
                .containsExactly(
                        file + ":2: 'nonsense' is no setting; write NAME = VALUE",
                        file + ":3: this cannot be read: Malformed \\uxxxx encoding.",
                        file + ":4: format was set in line 1 already");
        assertThat(settings.value("format", "")).isEqualTo("json");
    }

    @Test
    void never_writes_over_a_file_that_it_cannot_read() throws Exception {
        Files.write(file, new byte[] {97, -1, 10});
        Settings settings = open();

        assertThat(settings.problems()).containsExactly(file + ": this is not UTF-8 text");
        assertThatThrownBy(() -> settings.save("format", "json"))
                .hasMessage(file + ": this is not UTF-8 text; correct the file first; it is left as it is");
        assertThat(Files.readAllBytes(file)).containsExactly(97, -1, 10);
    }

    @Test
    void leaves_out_what_its_user_rejects() throws Exception {
        Files.writeString(file, "top-k = -5\n");
        Settings settings = open();

        settings.reject("top-k", "top-k is -5; choose 0 or more");

        assertThat(settings.given("top-k")).isEmpty();
        assertThat(settings.problems()).containsExactly(file + ":1: top-k is -5; choose 0 or more");
    }

    @Test
    void has_nowhere_to_save_to_without_a_folder() {
        assertThatThrownBy(() -> Settings.none().save("format", "json"))
                .hasMessage("there is no settings file here; it exists where glmsh runs in a terminal");
    }
}
