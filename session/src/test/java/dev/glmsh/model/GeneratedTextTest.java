package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Tokenizer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedTextTest {
    private static final Path AUTOGLM = Path.of("src/test/resources/checkpoints/glm4v-autoglm");

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("<|assistant|>\n", "<think>look</think><answer>tap</answer>", "look", "tap"),
                Arguments.of("<|assistant|>\n<think>", "look</think>\n<answer>tap", "look", "tap"),
                Arguments.of("<|assistant|>\n<think>\n", "look", "look", ""),
                Arguments.of("<|assistant|>\n", "tap", "", "tap"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void sees_the_marks_of_thinking_though_they_are_special_tokens(
            String prompt, String written, String thinking, String answer) {
        try (Tokenizer tokenizer = Checkpoint.open(AUTOGLM).openTokenizer()) {
            assertThat(tokenizer.isSpecial(tokenizer.idOf("<think>").orElseThrow()))
                    .isTrue();
            GeneratedText text = new GeneratedText(
                    tokenizer, tokenizer.encode(prompt), GenerationOptions.defaults(), TextStream.NONE);
            for (int id : tokenizer.encode(written)) {
                text.add(id);
            }

            assertThat(text.finish()).isEqualTo(written);
            assertThat(text.thinking().map(Thinking::text).orElse("")).isEqualTo(thinking);
            assertThat(text.answer()).isEqualTo(answer);
        }
    }
}
