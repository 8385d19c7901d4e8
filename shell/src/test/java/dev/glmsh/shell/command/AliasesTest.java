package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.shell.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasesTest {
    @TempDir
    Path folder;

    private Commands commands;
    private Aliases aliases;

    @BeforeEach
    void open() {
        commands = Commands.standard(Settings.open(folder, Map.of(), Map.of()));
        aliases = commands.aliases();
    }

    private void define(String name, String body) {
        aliases.define(name, body, commands);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            :mem                       | :m                        | :mem
            :mem --bytes               | :m > a.txt                | :mem --bytes > a.txt
            :gen                       | :m is 3 > 2?              | :gen is 3 > 2?
            :gen "Of $1 and $2."       | :m love "old age"         | :gen "Of love and old age."
            :gen "Of $1." --seed $2    | :m "a \\"b\\"" 7 > a.md   | :gen "Of a \\"b\\"." --seed 7 > a.md
            :estimate $1 $*            | :m x                      | :estimate x x
            :gen $* --greedy           | :m to be or >> a.md       | :gen to be or --greedy >> a.md
            :gen cost $$5              | :m                        | :gen cost $5
            """)
    void fills_arguments_in(String body, String line, String expanded) {
        define("m", body);

        assertThat(aliases.expand(line)).isEqualTo(expanded);
    }

    @Test
    void leads_on_to_another_alias() {
        define("m", ":mem --bytes");
        define(":mj", ":m --format json");

        assertThat(aliases.expand(":mj > a")).isEqualTo(":mem --bytes --format json > a");
        assertThat(folder.resolve("settings.properties"))
                .hasContent("alias.m = :mem --bytes\nalias.mj = :m --format json\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            load  | :mem      | :load is a command; choose another name for the alias
            h     | :mem      | :h is a command; choose another name for the alias
            a b   | :mem      | 'a b' cannot be the name of an alias; use letters, digits, hyphens and underscores
            m     | mem       | the alias :m stands for 'mem', which is no command; write :alias m = :COMMAND
            m     | :laod x   | unknown command :laod; did you mean :load? see :help
            m     | :m x      | the alias :m would lead to itself by way of :m; let one of them name a command
            """)
    void refuses_what_would_not_work(String name, String body, String message) {
        assertThatThrownBy(() -> define(name, body)).hasMessage(message);
    }

    @Test
    void refuses_to_go_in_circles() throws Exception {
        define("a", ":mem");
        define("b", ":a");

        assertThatThrownBy(() -> define("a", ":b x"))
                .hasMessage("the alias :a would lead to itself by way of :a; let one of them name a command");
        Files.writeString(folder.resolve("settings.properties"), "alias.x = :y\nalias.y = :x\n");
        open();
        assertThatThrownBy(() -> aliases.expand(":x")).hasMessage("the alias :x leads to itself; change it by :alias");
    }

    @Test
    void says_how_many_arguments_it_takes() {
        define("two", ":estimate $1 --context $2");

        assertThatThrownBy(() -> aliases.expand(":two x"))
                .hasMessage(":two takes 2 arguments and has 1; it stands for :estimate $1 --context $2");
    }

    @Test
    void is_taken_away() {
        define("mine", ":mem");

        aliases.remove(":mine");

        assertThat(aliases.all()).isEmpty();
        assertThatThrownBy(() -> aliases.remove("mine")).hasMessage("there is no alias :mine; see :alias");
    }
}
