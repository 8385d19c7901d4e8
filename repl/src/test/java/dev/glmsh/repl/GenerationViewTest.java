package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.model.Thinking;
import dev.glmsh.repl.markdown.StyledText;
import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.ThinkingView;
import java.util.stream.Stream;
import org.jline.utils.AttributedStringBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GenerationViewTest {
    static Stream<Arguments> views() {
        String raw = "<think>well</think>\n\n**Yes**␛";
        String fold = "thought for 12.3 s, 1,214 tokens; :think shows it";
        return Stream.of(
                Arguments.of(true, ThinkingView.SHOW, false, "{f:well}\n\n{b:Yes}␛"),
                Arguments.of(true, ThinkingView.SHOW, true, raw),
                Arguments.of(true, ThinkingView.FOLD, false, "{f:thinking…}\r{f:" + fold + "}\n{b:Yes}␛"),
                Arguments.of(true, ThinkingView.FOLD, true, "{f:thinking…}\r{f:" + fold + "}\n**Yes**␛"),
                Arguments.of(true, ThinkingView.HIDE, false, "{b:Yes}␛"),
                Arguments.of(false, ThinkingView.SHOW, false, raw),
                Arguments.of(false, ThinkingView.FOLD, false, fold + "\n**Yes**␛"),
                Arguments.of(false, ThinkingView.HIDE, false, "**Yes**␛"));
    }

    @ParameterizedTest
    @MethodSource("views")
    void shows_as_much_of_the_thinking_as_is_wanted(boolean styles, ThinkingView think, boolean plain, String seen) {
        AttributedStringBuilder screen = new AttributedStringBuilder();
        GenerationView view =
                new GenerationView(styles, () -> new Display(think, plain), () -> 80, text -> screen.append(text));
        view.text("<think>");
        view.text("well");
        view.thinking("well");
        view.text("</think>\n\n");
        view.thought(new Thinking("well", 1214, 12_345, true));
        for (String piece : new String[] {"**Y", "es**", "\u001b"}) {
            view.text(piece);
            view.answer(piece);
        }
        view.end();

        assertThat(StyledText.of(screen)).isEqualTo(seen);
    }
}
