package dev.glmsh.shell.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.GlmshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditorTest {
    @TempDir
    private Path folder;

    /** An editor that is a shell script; its file is the first argument. */
    private Editor script(String text) throws Exception {
        Path script = Files.writeString(folder.resolve("an editor.sh"), text);
        return Editor.of(Map.of("EDITOR", "sh \"" + script + "\""), false);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = '|', textBlock = """
            emacs -nw | nano             | false | emacs,-nw
            ''        | nano  -w         | false | nano,-w
            ' '       | ''               | false | vi
            ''        | ''               | true  | notepad
            ''        | "C:\\a b\\n.exe" -x | true  | C:\\a b\\n.exe,-x
            """)
    void is_the_one_that_the_environment_names(String visual, String editor, boolean windows, String command) {
        assertThat(Editor.of(Map.of("VISUAL", visual, "EDITOR", editor), windows)
                        .command())
                .isEqualTo(List.of(command.split(",")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void returns_what_was_saved() throws Exception {
        Editor editor = script("printf 'int y = 2; // 中\\n' >> \"$1\"");

        assertThat(editor.edit("int x = 1;\n", ".java")).isEqualTo("int x = 1;\nint y = 2; // 中\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void names_the_file_by_its_kind_and_leaves_none_behind() throws Exception {
        Editor editor = script("printf '%s' \"$1\" > \"$1\"");

        String file = editor.edit("", ".java");

        assertThat(file).endsWith(".java");
        assertThat(Path.of(file)).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refuses_the_text_of_an_editor_that_failed() throws Exception {
        Editor editor = script("exit 3");

        assertThatThrownBy(() -> editor.edit("text", ".txt"))
                .isInstanceOf(GlmshException.class)
                .hasMessage(
                        "the editor sh " + folder.resolve("an editor.sh") + " ended with 3, so its text is not used;"
                                + " set EDITOR to an editor that waits until the file is closed");
    }

    @Test
    void says_which_editor_cannot_be_started() {
        Editor editor = Editor.of(Map.of("EDITOR", "no-such-editor --wait"), false);

        assertThatThrownBy(() -> editor.edit("text", ".txt"))
                .isInstanceOf(GlmshException.class)
                .hasMessage("the editor no-such-editor cannot be started;"
                        + " set EDITOR to an editor that waits until the file is closed");
    }
}
