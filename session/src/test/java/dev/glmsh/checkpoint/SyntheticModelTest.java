package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.GlmshException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticModelTest {
    @ParameterizedTest
    @CsvSource({
        "synthetic:glm4-demo, synthetic:glm4-demo",
        "synthetic:autoglm-phone-9b?layers=10, synthetic:autoglm-phone-9b?layers=10",
        "synthetic:zai-org/AutoGLM-Phone-9B, synthetic:autoglm-phone-9b",
        "synthetic:zai-org/AutoGLM-Phone-9B?layers=4, synthetic:autoglm-phone-9b?layers=4",
    })
    void understands_references(String reference, String same) {
        assertThat(SyntheticModel.parse(reference))
                .map(SyntheticModel::toString)
                .contains(same);
    }

    @Test
    void leaves_other_references_alone() {
        assertThat(SyntheticModel.parse("models/glm-4-9b-chat-hf")).isEmpty();
        assertThat(SyntheticModel.parse("zai-org/AutoGLM-Phone-9B")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            synthetic:gpt-9        | there is no shape gpt-9 for a synthetic model
            synthetic:             | synthetic: names no synthetic model
            synthetic:a/b/c        | synthetic:a/b/c names no synthetic model
            synthetic:glm4-demo?layers=0 | a model of 0 layers
            synthetic:glm4-demo?heads=1  | synthetic:glm4-demo?heads=1 names no synthetic model
            """)
    void refuses_what_it_does_not_know(String reference, String message) {
        assertThatThrownBy(() -> SyntheticModel.parse(reference))
                .isInstanceOf(GlmshException.class)
                .hasMessageContaining(message);
    }

    /** Parameters as the models' makers state them; see also the figures of the catalogue in the design. */
    @ParameterizedTest
    @CsvSource({
        "autoglm-phone-9b, 10292777472, 704",
        "glm-4-9b-0414, 9400279040, 523",
        "glm-4-9b-chat-hf, 9399951360, 443",
        "llama-3.2-1b, 1235814400, 146",
        "mistral-7b-v0.3, 7248023552, 291",
        "qwen2.5-0.5b, 494032768, 290",
        "qwen3-0.6b, 596049920, 310",
    })
    void has_every_tensor_of_the_real_model(String shape, long parameters, int tensors) {
        Checkpoint checkpoint =
                SyntheticModel.parse("synthetic:" + shape).orElseThrow().open();

        assertThat(checkpoint.isSynthetic()).isTrue();
        assertThat(checkpoint.tensors().all()).hasSize(tensors);
        assertThat(checkpoint.tensors().byteCount()).isEqualTo(2 * parameters);
    }

    @Test
    void has_a_vision_tower_of_892_498_432_weights() {
        long weights = VisionTensors.of(FullSizeGlm4v.config().vision().orElseThrow()).stream()
                .mapToLong(RequiredTensor::elementCount)
                .sum();

        assertThat(weights).isEqualTo(892_498_432L);
        assertThat(VisionTensors.of(FullSizeGlm4v.config().vision().orElseThrow()))
                .isEqualTo(FullSizeGlm4v.vision());
    }

    @Test
    void has_a_token_for_every_byte_and_for_made_up_words() {
        Checkpoint checkpoint =
                SyntheticModel.parse("synthetic:glm4-demo").orElseThrow().open();

        try (Tokenizer tokenizer = checkpoint.openTokenizer()) {
            int[] ids = tokenizer.encode("Ein Übermaß\n");

            assertThat(ids).hasSize(14);
            assertThat(tokenizer.decode(ids)).isEqualTo("Ein Übermaß\n");
            assertThat(tokenizer.encode(tokenizer.decode(5000, 300, 6143))).containsExactly(5000, 300, 6143);
            assertThat(tokenizer.vocabularySize()).isEqualTo(6144);
            assertThat(LongStream.range(256, 6144).mapToObj(id -> tokenizer.tokenOf((int) id)))
                    .doesNotHaveDuplicates()
                    .allMatch(token -> token.matches("Ġ[a-z]{3,4}"));
            assertThat(checkpoint.chatTemplate()).isPresent();
        }
    }
}
