package dev.glmsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.checkpoint.Message;
import dev.glmsh.session.Session;
import dev.glmsh.shell.java.Completeness;
import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.ThinkingView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands about the conversation and its display, as a front end uses them. */
class ConversationCommandsTest {
    private static final Path DEMO = Path.of("..", "demo", "glm4-demo");

    private final Session session = Session.open();
    private final Shell shell = Shell.open(session, Optional.of(DEMO));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        shell.close();
        session.close();
    }

    private String shown(String line) {
        Result result = shell.evaluate(line, Output.SILENT);
        return Stream.concat(
                        result.values().stream().map(Format.TEXT::render),
                        result.failure().stream().map(Failure::line))
                .collect(Collectors.joining("\n"));
    }

    private List<String> contents() {
        return session.conversation().stream().map(Message::content).toList();
    }

    @Test
    void a_conversation_is_answered_again_taken_back_saved_and_continued() {
        shown(":chat");
        String first = shown("\"\"\"\nROMEO\n\"\"\"");
        String second = shown("JULIET --seed is text here");
        String third = shown(":regen --temperature 0.9 --seed 5");

        assertThat(contents()).containsExactly("ROMEO", first, "JULIET --seed is text here", third);
        assertThat(third).isNotEqualTo(second);
        Path file = folder.resolve("chat.json");
        assertThat(shown(":save " + file)).isEqualTo("4 messages saved in " + file);
        assertThat(shown(":undo")).isEqualTo("taken back; 2 messages are left");
        assertThat(contents()).containsExactly("ROMEO", first);
        assertThat(shown(":clear")).isEqualTo("conversation forgotten");
        assertThat(shown(":show-chat")).isEqualTo("nothing was said in the conversation yet");
        assertThat(shown(":set max-new 3")).contains("max-new  3");
        assertThat(shown(":load-chat " + file)).isEqualTo("4 messages loaded");
        assertThat(session.options().maxNew()).isEqualTo(512);
        assertThat(shown(":show-chat")).contains("1  user", "ROMEO", "4  assistant");
        assertThat(shown(":think")).isEqualTo("the model did not think before its last answer");
    }

    @Test
    void tells_who_wrote_a_conversation_that_another_model_continues() {
        Path file = folder.resolve("chat.json");
        shown(":chat ROMEO");
        shown(":save-chat " + file);
        shown(":load ../session/src/test/resources/checkpoints/qwen2");

        assertThat(shown(":load-chat " + file)).isEqualTo("2 messages loaded; they were written with glm4-demo");
    }

    @Test
    void input_in_chat_mode_goes_on_where_it_says_so() {
        shown(":chat");

        assertThat(Stream.of("Hi", "Hi\\", "\"\"\"", "\"\"\"Hi\"\"\"", ":help", "int x =")
                        .map(shell::completeness))
                .containsExactly(
                        Completeness.COMPLETE,
                        Completeness.INCOMPLETE,
                        Completeness.INCOMPLETE,
                        Completeness.COMPLETE,
                        Completeness.COMPLETE,
                        Completeness.COMPLETE);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(":regen", "nothing was said in the conversation yet; say something with :chat TEXT"),
                Arguments.of(":undo", "cannot take back 1 of 0 exchanges; say something with :chat TEXT first"),
                Arguments.of(
                        ":undo x",
                        "invalid value for positional parameter at index 0 (N): 'x' is not an int; see"
                                + " :help undo"),
                Arguments.of(":save-chat x.json", "there is no conversation to save; say something with :chat TEXT"),
                Arguments.of(":save-chat", ":save-chat needs FILE; see :help save-chat"),
                Arguments.of(":set temperature 101", "temperature is 101.0; choose 0 (greedy) to 100"),
                Arguments.of(":set temperature NaN", "temperature is NaN; choose 0 (greedy) to 100"),
                Arguments.of(":set top-k -1", "top-k is -1; choose 0 (off) or more"),
                Arguments.of(":set top-p 0", "top-p is 0.0; choose above 0, up to 1 (off)"),
                Arguments.of(":set min-p 2", "min-p is 2.0; choose 0 (off) to 1"),
                Arguments.of(":set max-new 0", "max-new is 0; choose 1 or more"),
                Arguments.of(
                        ":set repetition-penalty 0", "repetition-penalty is 0.0; choose above 0, up to 10 (1 is off)"),
                Arguments.of(":set frequency-penalty 11", "frequency-penalty is 11.0; choose -10 to 10 (0 is off)"),
                Arguments.of(":set think loud", "--think loud is unknown; choose one of show, fold, hide"),
                Arguments.of(":set thinks fold", "there is no setting thinks; did you mean think?"),
                Arguments.of(
                        ":set top-k 1.5", "invalid value for option '--top-k': '1.5' is not an int; see :help set"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses_in_one_line(String line, String message) {
        assertThat(shown(line)).isEqualTo(message);
    }

    @Test
    void a_setting_goes_back_to_what_the_model_recommends() {
        shown(":gen x --max-new 1");
        double recommended = session.options().sampling().temperature();
        shown(":set temperature 3");
        shown(":set seed 3");
        shown(":set stop x");
        shown(":set max-new 3");
        for (String name : List.of("greedy", "seed", "stop", "max-new", "raw")) {
            shown(":set " + name + " default");
        }

        assertThat(session.options()).isEqualTo(session.recommended());
        assertThat(session.options().sampling().temperature()).isEqualTo(recommended);
    }

    @Test
    void the_display_is_a_setting_too() {
        shown(":set think fold");
        shown(":set plain true");
        assertThat(shell.display()).isEqualTo(new Display(ThinkingView.FOLD, true));
        assertThat(shown(":set think")).contains("think    fold   Thinking before an answer");
        shown(":set think default");
        shown(":set plain default");
        assertThat(shell.display()).isEqualTo(Display.defaults());
    }
}
