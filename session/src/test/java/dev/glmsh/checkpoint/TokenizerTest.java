package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokenizerTest {
    @ParameterizedTest
    @FieldSource("dev.glmsh.checkpoint.ReferenceCheckpoints#NAMES")
    void gives_the_ids_that_transformers_gives(String name) throws IOException {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open(name).openTokenizer()) {
            for (JsonObject example : ReferenceCheckpoints.expected(name, "cases")) {
                assertThat(tokenizer.encode(example.get("text").getAsString()))
                        .isEqualTo(ReferenceCheckpoints.ints(example.getAsJsonArray("input_ids")));
            }
            for (JsonObject example : ReferenceCheckpoints.expected(name, "chats")) {
                assertThat(tokenizer.encode(example.get("rendered").getAsString()))
                        .isEqualTo(ReferenceCheckpoints.ints(example.getAsJsonArray("ids")));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("dev.glmsh.checkpoint.ReferenceCheckpoints#NAMES")
    void gives_the_text_that_transformers_gives(String name) throws IOException {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open(name).openTokenizer()) {
            for (JsonObject example : ReferenceCheckpoints.expected(name, "cases")) {
                int[] ids = ReferenceCheckpoints.ints(example.getAsJsonArray("greedy_ids"));
                assertThat(tokenizer.decode(false, ids))
                        .isEqualTo(example.get("greedy_text").getAsString());
            }
        }
    }

    @Test
    void recognises_special_tokens_in_a_text_but_adds_none() {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open("glm-4").openTokenizer()) {
            int user = tokenizer.idOf("<|user|>").orElseThrow();

            assertThat(tokenizer.encode("<|user|>hi")).startsWith(user).hasSize(3);
            assertThat(tokenizer.encode("")).isEmpty();
            assertThat(tokenizer.decode(tokenizer.encode("<|user|>hi"))).isEqualTo("hi");
            assertThat(tokenizer.decode(false, tokenizer.encode("<|user|>hi"))).isEqualTo("<|user|>hi");
            assertThat(tokenizer.decode(479, 99_999, -1)).isEmpty();
        }
    }

    @Test
    void knows_its_vocabulary() {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open("llama3").openTokenizer()) {
            assertThat(tokenizer.vocabularySize()).isEqualTo(482);
            assertThat(tokenizer.tokenOf(481)).isEqualTo("<|im_end|>");
            assertThat(tokenizer.isSpecial(481)).isTrue();
            assertThat(tokenizer.tokenOf(220)).isEqualTo("Ġ");
            assertThat(tokenizer.isSpecial(220)).isFalse();
            assertThat(tokenizer.tokenOf(482)).isEmpty();
            assertThat(tokenizer.idOf("nothing")).isEmpty();
        }
    }

    @Test
    void takes_any_java_string() {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open("llama3").openTokenizer()) {
            assertThat(tokenizer.decode(tokenizer.encode("a\0b😀"))).isEqualTo("a\0b😀");
            assertThat(tokenizer.decode(tokenizer.encode("half a pair: \uD83D.")))
                    .startsWith("half a pair: ");
        }
    }

    @Test
    void does_not_shorten_long_texts() {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open("llama3").openTokenizer()) {
            assertThat(tokenizer.encode("memory ".repeat(5_000))).hasSizeGreaterThan(5_000);
        }
    }

    @ParameterizedTest
    @MethodSource
    void refuses_a_tokenizer_that_cannot_be_used(
            Consumer<CheckpointCopy> damage, String message, @TempDir Path parent) {
        CheckpointCopy copy = CheckpointCopy.of("glm-4", parent);
        damage.accept(copy);
        Checkpoint checkpoint = Checkpoint.open(copy.directory());

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(checkpoint::openTokenizer)
                .withMessage(message.replace("DIR", copy.directory().toString()));
    }

    static Stream<Arguments> refuses_a_tokenizer_that_cannot_be_used() {
        return Stream.of(
                damage(
                        copy -> copy.delete("tokenizer.json"),
                        "the checkpoint has no tokenizer.json; download it into DIR"),
                damage(
                        copy -> copy.move("tokenizer.json", "tokenizer.model"),
                        "the checkpoint has only tokenizer.model (sentencepiece), not tokenizer.json; convert it with "
                                + "transformers: AutoTokenizer.from_pretrained(directory).save_pretrained(directory)"),
                damage(
                        copy -> copy.write("tokenizer.json", "version https://git-lfs.github.com/spec/v1"),
                        "tokenizer.json is a Git LFS pointer, not the file itself; "
                                + "run git lfs pull in the checkpoint's directory"),
                damage(
                        copy -> copy.write("tokenizer.json", "{\n \"model\": {\"vocab\": {\"a\" 1}}}"),
                        "tokenizer.json is not valid JSON at line 2, column 27; download the file again"),
                damage(
                        copy -> copy.write("tokenizer.json", "{}"),
                        "tokenizer.json has no model.vocab; download the file again"),
                damage(
                        copy -> copy.edit("tokenizer.json", json -> json.addProperty("pre_tokenizer", 5)),
                        "tokenizer.json is not valid for the tokenizers library (data did not match any variant of "
                                + "untagged enum PreTokenizerUntagged at line 1 column 2469); download the file again"),
                damage(
                        copy -> copy.edit(
                                "tokenizer.json", json -> vocabulary(json).addProperty("x", -5)),
                        "tokenizer.json gives the token \"x\" the id -5; download the file again"),
                damage(
                        copy -> copy.edit(
                                "tokenizer.json", json -> vocabulary(json).addProperty("beyond", 480)),
                        "tokenizer.json has the token \"beyond\" with id 480, but the model's vocabulary ends at 479; "
                                + "use the tokenizer.json that belongs to these weights"));
    }

    private static JsonObject vocabulary(JsonObject json) {
        return json.getAsJsonObject("model").getAsJsonObject("vocab");
    }

    private static Arguments damage(Consumer<CheckpointCopy> damage, String message) {
        return arguments(damage, message);
    }
}
