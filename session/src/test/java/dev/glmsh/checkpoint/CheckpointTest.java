package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {
    @TempDir
    Path parent;

    @ParameterizedTest
    @CsvSource({
        "glm-4,         GLM,     1, 25, 271_488, 135_744, 0",
        "glm-edge,      GLM,     1, 25, 271_488, 135_744, 0",
        "glm4-0414,     GLM4,    1, 29, 272_000, 136_000, 0",
        "glm4v-autoglm, GLM4V,   4, 56, 466_880, 136_000, 27",
        "llama3,        LLAMA,   1, 21, 279_168, 139_584, 0",
        "qwen2,         QWEN2,   1, 26, 214_144, 107_072, 0",
        "qwen3,         QWEN3,   1, 24, 238_400, 119_200, 0",
        "mistral,       MISTRAL, 1, 21, 279_168, 139_584, 0",
    })
    void opens_the_reference_checkpoints(
            String name, Family family, int shards, int tensors, String bytes, String parameters, int vision) {
        Checkpoint checkpoint = ReferenceCheckpoints.open(name);

        assertThat(checkpoint.name()).isEqualTo(name);
        assertThat(checkpoint.config().family()).isEqualTo(family);
        assertThat(checkpoint.tensors().shards()).hasSize(shards);
        assertThat(checkpoint.tensors().all()).hasSize(tensors);
        assertThat(checkpoint.tensors().byteCount()).isEqualTo(number(bytes));
        assertThat(checkpoint.weights().parameterCount()).isEqualTo(number(parameters));
        assertThat(checkpoint.weights().vision()).hasSize(vision);
        assertThat(checkpoint.weights().ignored()).isEmpty();
        assertThat(checkpoint.weights().dtype()).isEqualTo(Dtype.BF16);
        assertThat(checkpoint.tensors().all()).allMatch(TensorEntry::isAligned);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    /** snapshots/REVISION/FILE are links to blobs/HASH. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void opens_a_snapshot_of_the_hub_cache() {
        CheckpointCopy copy = CheckpointCopy.of("glm4v-autoglm", parent);
        for (String file : new String[] {"config.json", "tokenizer.json", "model-00002-of-00004.safetensors"}) {
            copy.move(file, "blobs/" + file.hashCode()).link(file, "blobs/" + file.hashCode());
        }

        Checkpoint checkpoint = Checkpoint.open(copy.directory());

        assertThat(checkpoint.tensors().all()).hasSize(56);
        try (Tokenizer tokenizer = checkpoint.openTokenizer()) {
            assertThat(tokenizer.vocabularySize()).isEqualTo(480);
        }
    }

    @Test
    void opens_a_text_tower_that_was_saved_alone() throws IOException {
        CheckpointCopy copy = CheckpointCopy.of("glm4v-autoglm", parent).config(config -> {
            JsonObject text = config.getAsJsonObject("text_config");
            config.entrySet().clear();
            text.entrySet().forEach(field -> config.add(field.getKey(), field.getValue()));
        });
        SafetensorsWriter writer = new SafetensorsWriter();
        for (RequiredTensor tensor :
                RequiredTensors.of(ReferenceCheckpoints.open("glm4v-autoglm").config(), "model.")) {
            long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
            writer.zeros(tensor.name(), Dtype.F32, shape);
        }
        writer.write(copy.directory().resolve("model.safetensors"));

        Checkpoint checkpoint = Checkpoint.open(copy.directory());

        assertThat(checkpoint.config().modelType()).isEqualTo("glm4v_text");
        assertThat(checkpoint.config().hasVision()).isFalse();
        assertThat(checkpoint.weights().prefix()).isEqualTo("model.");
        assertThat(checkpoint.weights().dtype()).isEqualTo(Dtype.F32);
    }

    @Test
    void counts_tensors_that_no_part_of_the_model_uses() throws IOException {
        CheckpointCopy copy =
                CheckpointCopy.of("qwen2", parent).config(config -> config.addProperty("num_hidden_layers", 1));
        copy.config(config -> config.remove("layer_types"));

        assertThat(Checkpoint.open(copy.directory()).weights().ignored())
                .hasSize(12)
                .allMatch(entry -> entry.name().startsWith("model.layers.1."));
    }

    @ParameterizedTest
    @MethodSource
    void refuses_damage(String name, Consumer<CheckpointCopy> damage, String message) {
        CheckpointCopy copy = CheckpointCopy.of(name, parent);
        damage.accept(copy);

        assertRefused(copy.directory(), message);
    }

    static Stream<Arguments> refuses_damage() {
        return Stream.of(
                damage(
                        "glm-4",
                        copy -> copy.delete("config.json"),
                        "DIR/glm-4 has no config.json; give a checkpoint's directory in Hugging Face format"),
                damage(
                        "glm-4",
                        copy -> copy.move("config.json", "snapshots/8a3f/config.json"),
                        "DIR/glm-4 has no config.json; did you mean DIR/glm-4/snapshots/8a3f?"),
                damage(
                        "glm-4",
                        copy -> copy.delete("config.json").write("glm-4-Q4_K_M.gguf", "GGUF"),
                        "DIR/glm-4 holds GGUF weights, which glmsh does not read; "
                                + "use the same model's checkpoint in Hugging Face format (safetensors)"),
                damage(
                        "glm-4",
                        copy -> copy.move("model.safetensors", "glm.gguf"),
                        "DIR/glm-4 holds GGUF weights, which glmsh does not read; "
                                + "use the same model's checkpoint in Hugging Face format (safetensors)"),
                damage(
                        "glm-4",
                        copy -> copy.move("model.safetensors", "pytorch_model.bin"),
                        "DIR/glm-4 holds only pickled PyTorch weights, which can run any code when they are opened; "
                                + "use a checkpoint with safetensors, or convert this one with transformers' save_pretrained"),
                damage(
                        "glm-4",
                        copy -> copy.move("model.safetensors", "consolidated.safetensors"),
                        "DIR/glm-4 has safetensors files, but neither model.safetensors nor model.safetensors.index.json; "
                                + "download model.safetensors.index.json as well"),
                damage(
                        "glm-4",
                        copy -> copy.delete("model.safetensors"),
                        "DIR/glm-4 has no model.safetensors; download the checkpoint's weights"),
                damage(
                        "glm-4",
                        copy -> copy.truncate("model.safetensors", 1),
                        "model.safetensors is cut off: it has 271487 bytes of tensors, but model.norm.weight ends at "
                                + "271488; download the file again"),
                damage(
                        "glm-4",
                        copy -> copy.write("config.json", "{\n  \"model_type\": \"glm\",\n  \"vocab_size\" 480\n}"),
                        "config.json is not valid JSON at line 3, column 17; download the file again, or correct it"),
                damage(
                        "glm-4",
                        copy -> copy.write("config.json", "{} {}"),
                        "config.json is not valid JSON at line 1, column 5; download the file again, or correct it"),
                damage(
                        "glm-4",
                        copy -> copy.write("config.json", ""),
                        "config.json does not hold a JSON object; download the file again, or correct it"),
                damage(
                        "glm-4",
                        copy -> copy.write("config.json", "[".repeat(100_000)),
                        "config.json is not valid JSON at line 1, column 257; download the file again, or correct it"),
                damage(
                        "glm-4",
                        copy -> copy.write("config.json", "[1]"),
                        "config.json does not hold a JSON object; download the file again, or correct it"),
                damage(
                        "glm-4",
                        copy -> copy.write("config.json", "version https://git-lfs.github.com/spec/v1\n"),
                        "config.json is a Git LFS pointer, not the file itself; "
                                + "run git lfs pull in the checkpoint's directory"),
                damage(
                        "glm4v-autoglm",
                        copy -> copy.delete("model-00003-of-00004.safetensors"),
                        "the shard model-00003-of-00004.safetensors is missing; download it again into DIR/glm4v-autoglm"),
                damage(
                        "glm4v-autoglm",
                        copy -> copy.edit("model.safetensors.index.json", index -> index.remove("weight_map")),
                        "model.safetensors.index.json has no weight_map; download the file again"),
                damage(
                        "glm4v-autoglm",
                        copy -> shardOf(copy, "lm_head.weight", "model-00001-of-00004.safetensors"),
                        "model.safetensors.index.json says that lm_head.weight is in model-00001-of-00004.safetensors, "
                                + "but it is not; download both files again"),
                damage(
                        "glm4v-autoglm",
                        copy -> shardOf(copy, "lm_head.weight", "../secrets.safetensors"),
                        "model.safetensors.index.json names the shard \"../secrets.safetensors\", which is not a file of "
                                + "this directory; use a checkpoint from a source you trust"),
                damage(
                        "glm4v-autoglm",
                        copy -> shardOf(copy, "lm_head.weight", "/etc/passwd"),
                        "model.safetensors.index.json names the shard \"/etc/passwd\", which is not a file of "
                                + "this directory; use a checkpoint from a source you trust"),
                damage(
                        "glm4v-autoglm",
                        copy -> shardOf(copy, "lm_head.weight", "a/../../b"),
                        "model.safetensors.index.json names the shard \"a/../../b\", which is not a file of "
                                + "this directory; use a checkpoint from a source you trust"),
                damage(
                        "glm4v-autoglm",
                        copy -> shardOf(copy, "lm_head.weight", "\0"),
                        "model.safetensors.index.json names the shard \"\0\", which is not a file of "
                                + "this directory; use a checkpoint from a source you trust"),
                damage(
                        "glm4v-autoglm",
                        copy -> shardOf(copy, "lm_head.weight", ""),
                        "model.safetensors.index.json names the shard \"\", which is not a file of "
                                + "this directory; use a checkpoint from a source you trust"),
                damage(
                        "glm4v-autoglm",
                        copy -> copy.edit(
                                "model.safetensors.index.json",
                                index -> index.getAsJsonObject("weight_map").addProperty("lm_head.weight", 4)),
                        "model.safetensors.index.json: weight_map: lm_head.weight is 4, not a string; "
                                + "correct the file, or download it again"),
                damage(
                        "glm-4",
                        copy -> copy.edit("generation_config.json", json -> json.addProperty("top_p", "high")),
                        "generation_config.json: top_p is \"high\", not a number from 0 to 1; "
                                + "correct the file, or download it again"));
    }

    private static void shardOf(CheckpointCopy copy, String tensor, String shard) {
        copy.edit(
                "model.safetensors.index.json",
                index -> index.getAsJsonObject("weight_map").addProperty(tensor, shard));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refuses_a_dangling_link_of_the_hub_cache() {
        CheckpointCopy copy = CheckpointCopy.of("glm4v-autoglm", parent)
                .delete("model-00003-of-00004.safetensors")
                .link("model-00003-of-00004.safetensors", "../../blobs/0a1b");

        assertRefused(
                copy.directory(),
                "model-00003-of-00004.safetensors is a link to a file that does not exist; "
                        + "download it again into DIR/glm4v-autoglm");

        CheckpointCopy single = CheckpointCopy.of("glm-4", parent)
                .delete("model.safetensors")
                .link("model.safetensors", "../../blobs/0a1b");
        assertRefused(
                single.directory(),
                "model.safetensors is a link to a file that does not exist; download it again into DIR/glm-4");
    }

    @Test
    void refuses_a_tensor_that_is_stored_twice() throws IOException {
        CheckpointCopy copy = CheckpointCopy.of("glm4v-autoglm", parent);
        new SafetensorsWriter()
                .zeros("lm_head.weight", Dtype.BF16, 480, 64)
                .write(copy.directory().resolve("extra.safetensors"));
        shardOf(copy, "another", "extra.safetensors");

        assertRefused(
                copy.directory(),
                "lm_head.weight is stored twice, in extra.safetensors and in model-00004-of-00004.safetensors; "
                        + "download the checkpoint again");
    }

    @Test
    void suggests_the_directory_that_was_probably_meant() throws IOException {
        Files.createDirectory(parent.resolve("glm-4-9b-chat"));
        Files.writeString(parent.resolve("glm-4-9b-chaf"), "a file");

        assertRefused(
                parent.resolve("glm-4-9b-chta"), "DIR/glm-4-9b-chta does not exist; did you mean DIR/glm-4-9b-chat?");
        assertRefused(
                parent.resolve("llama"),
                "DIR/llama does not exist; check the path; it should be a directory that holds config.json");
    }

    @Test
    void refuses_a_file_in_place_of_a_directory() throws IOException {
        CheckpointCopy copy = CheckpointCopy.of("glm-4", parent);
        Files.writeString(parent.resolve("model.Q8_0.gguf"), "GGUF");
        Files.writeString(parent.resolve("notes.txt"), "");

        assertRefused(
                copy.directory().resolve("model.safetensors"),
                "DIR/glm-4/model.safetensors is a file, not a directory; give its directory DIR/glm-4");
        assertRefused(
                parent.resolve("notes.txt"),
                "DIR/notes.txt is a file, not a directory; give the directory that holds config.json");
        assertRefused(
                parent.resolve("model.Q8_0.gguf"),
                "DIR/model.Q8_0.gguf holds GGUF weights, which glmsh does not read; "
                        + "use the same model's checkpoint in Hugging Face format (safetensors)");
    }

    @Test
    void reads_generation_defaults() {
        CheckpointCopy copy = CheckpointCopy.of("glm-4", parent).write("generation_config.json", """
                        {"do_sample": true, "temperature": 0.8, "top_k": 40, "top_p": 0.9, "min_p": null,
                         "repetition_penalty": 1.1, "eos_token_id": [460, 999999], "max_length": 128000}
                        """);

        assertThat(Checkpoint.open(copy.directory()).generationDefaults())
                .hasToString("GenerationDefaults[doSample=Optional[true], temperature=OptionalDouble[0.8], "
                        + "topK=OptionalInt[40], topP=OptionalDouble[0.9], minP=OptionalDouble.empty, "
                        + "repetitionPenalty=OptionalDouble[1.1], eosIds=[460]]");
        copy.delete("generation_config.json");
        assertThat(Checkpoint.open(copy.directory()).generationDefaults())
                .hasToString("GenerationDefaults[doSample=Optional.empty, temperature=OptionalDouble.empty, "
                        + "topK=OptionalInt.empty, topP=OptionalDouble.empty, minP=OptionalDouble.empty, "
                        + "repetitionPenalty=OptionalDouble.empty, eosIds=[460, 467, 469]]");
    }

    private static Arguments damage(String name, Consumer<CheckpointCopy> damage, String message) {
        return arguments(name, damage, message);
    }

    private void assertRefused(Path directory, String message) {
        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> Checkpoint.open(directory))
                .withMessage(message.replace("DIR", parent.toString()));
    }
}
