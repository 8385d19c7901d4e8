package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasoningParserTest {
    /** What came out: as events, and at the end. */
    private static final class Recorder implements TextStream {
        private final StringBuilder thinking = new StringBuilder();
        private final StringBuilder answer = new StringBuilder();
        private String thought = "";

        @Override
        public void text(String piece) {}

        @Override
        public void thinking(String piece) {
            thinking.append(piece);
        }

        @Override
        public void thought(Thinking whole) {
            assertThat(answer).isEmpty();
            thought = whole.finished() ? whole.text() : whole.text() + " (unfinished)";
        }

        @Override
        public void answer(String piece) {
            answer.append(piece);
        }
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(false, "Hello.\n", "", "Hello.\n"),
                Arguments.of(false, "", "", ""),
                Arguments.of(false, "  \n", "", "  \n"),
                Arguments.of(false, "<think>a < b\n\nso </b></think>\n\nYes", "a < b\n\nso </b>", "Yes"),
                Arguments.of(false, " \n<think>\nwell\n</think>Yes\n", "well", "Yes\n"),
                Arguments.of(false, "<think>\n\n</think>\n\nYes", "", "Yes"),
                Arguments.of(false, "<think>cut short </th", "cut short </th (unfinished)", ""),
                Arguments.of(false, "<think>cut short\n", "cut short (unfinished)", ""),
                Arguments.of(false, "<thi", "", "<thi"),
                Arguments.of(false, "<thing> is no mark", "", "<thing> is no mark"),
                Arguments.of(false, "Write <think>x</think> yourself", "", "Write <think>x</think> yourself"),
                Arguments.of(false, "x</think>y", "", "x</think>y"),
                Arguments.of(true, "well\n</think>\nYes", "well", "Yes"),
                Arguments.of(true, "never ends", "never ends (unfinished)", ""),
                Arguments.of(
                        false,
                        "<think>look</think>\n<answer>\ndo(action=\"Tap\")\n</answer>\n",
                        "look",
                        "do(action=\"Tap\")"),
                Arguments.of(false, "<think>t</think><answer>no end </ans", "t", "no end </ans"),
                Arguments.of(false, "<think>t</think><answer>a</answer> and b", "t", "a</answer> and b"),
                Arguments.of(false, "<think>t</think><answers>", "t", "<answers>"),
                Arguments.of(false, "<answer>without thought</answer>", "", "<answer>without thought</answer>"),
                Arguments.of(false, "<think>春眠</think>不覺曉 😀", "春眠", "不覺曉 😀"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void tells_thinking_from_answer_wherever_the_pieces_break(
            boolean opened, String text, String thinking, String answer) {
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            Recorder recorder = new Recorder();
            ReasoningParser parser = new ReasoningParser(opened, recorder);
            int longest = round == 0 ? text.length() + 1 : 1 + round % 8;
            for (int at = 0; at < text.length(); ) {
                int end = Math.min(text.length(), at + 1 + random.nextInt(longest));
                end = round == 0 ? text.length() : end;
                parser.push(text.substring(at, end));
                at = end;
            }
            parser.finish();

            assertThat(List.of(recorder.thought, recorder.answer.toString())).containsExactly(thinking, answer);
            assertThat(parser.answer()).isEqualTo(answer);
            assertThat(recorder.thinking)
                    .hasToString(parser.thinking().map(Thinking::text).orElse(""));
        }
    }
}
