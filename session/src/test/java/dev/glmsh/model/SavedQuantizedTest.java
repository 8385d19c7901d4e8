package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Quantization;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.TorchThread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a quantised model is the model, whatever its matrices' shapes. */
class SavedQuantizedTest {
    private static final Path REFERENCES = Path.of("src/test/resources/checkpoints");
    private static final Path DEMO = Path.of("../demo/glm4-demo");
    private static final TorchThread TORCH = new TorchThread();

    @TempDir
    Path folder;

    @AfterAll
    static void end() {
        TORCH.close();
    }

    @ParameterizedTest
    @CsvSource({
        "INT8, 8, 0, false",
        "W8A8, 8, 0, true",
        "INT4, 4, 128, false",
        "INT4_G64, 4, 64, false",
        "INT4_G32, 4, 32, false"
    })
    void loads_with_the_same_logits(Precision precision, int bits, int group, boolean activations) {
        Path saved = folder.resolve("saved");
        float[] first = logits(Checkpoint.open(DEMO), precision, Optional.of(saved));
        Checkpoint kept = Checkpoint.open(saved);

        assertThat(kept.quantization()).contains(new Quantization(bits, group, activations));
        assertThat(kept.weights().parameterCount())
                .isEqualTo(Checkpoint.open(DEMO).weights().parameterCount());
        assertThat(kept.weights().ignored()).isEmpty();
        assertThat(logits(kept, precision, Optional.empty())).isEqualTo(first);
    }

    /** Untied, with unfused and with fused matrices, most of which no 4-bit kernel takes. */
    @ParameterizedTest
    @CsvSource({"glm-4, INT4_G32", "glm4v-autoglm, INT8", "llama3, INT4_G32", "qwen3, W8A8", "mistral, INT4"})
    void keeps_every_architecture(String name, Precision precision) {
        Path saved = folder.resolve("saved");
        float[] first = logits(Checkpoint.open(REFERENCES.resolve(name)), precision, Optional.of(saved));

        assertThat(logits(Checkpoint.open(saved), precision, Optional.empty())).isEqualTo(first);
    }

    @Test
    void keeps_the_vision_tower_as_it_is_stored() throws IOException {
        Path saved = folder.resolve("saved");
        Checkpoint original = Checkpoint.open(REFERENCES.resolve("glm4v-autoglm"));
        logits(original, Precision.INT4, Optional.of(saved));

        List<TensorEntry> kept = Checkpoint.open(saved).weights().vision();
        List<TensorEntry> expected = original.weights().vision();
        assertThat(kept).hasSameSizeAs(expected).hasSize(27);
        for (int i = 0; i < kept.size(); i++) {
            assertThat(kept.get(i).name()).isEqualTo(expected.get(i).name());
            assertThat(kept.get(i).shape()).isEqualTo(expected.get(i).shape());
            assertThat(bytes(kept.get(i))).isEqualTo(bytes(expected.get(i)));
        }
    }

    private static byte[] bytes(TensorEntry entry) throws IOException {
        try (FileChannel file = FileChannel.open(entry.shard())) {
            ByteBuffer bytes = ByteBuffer.allocate((int) entry.byteCount());
            assertThat(file.read(bytes, entry.offset())).isEqualTo((int) entry.byteCount());
            return bytes.array();
        }
    }

    @Test
    void holds_what_other_programs_read() throws IOException {
        Path saved = folder.resolve("saved");
        logits(Checkpoint.open(DEMO), Precision.INT4, Optional.of(saved));

        assertThat(names(saved))
                .containsExactlyInAnyOrder(
                        "chat_template.jinja",
                        "config.json",
                        "generation_config.json",
                        "model.safetensors",
                        "tokenizer.json",
                        "tokenizer_config.json");
        assertThat(Files.readString(saved.resolve("config.json"))).contains("""
                  "quantization_config": {
                    "quant_method": "compressed-tensors",
                    "quantization_status": "compressed",
                    "format": "pack-quantized",
                    "ignore": [
                      "lm_head",
                      "re:.*visual\\\\..*"
                    ],
                    "kv_cache_scheme": null,
                    "config_groups": {
                      "group_0": {
                        "targets": [
                          "re:.*mlp.down_proj$"
                        ],
                        "weights": {
                          "num_bits": 4,
                          "type": "int",
                          "symmetric": true,
                          "strategy": "group",
                          "group_size": 64,
                          "dynamic": false
                        },
                        "input_activations": null,
                        "output_activations": null
                      },
                      "group_1": {
                        "targets": [
                          "Linear"
                        ],
                """);
    }

    @Test
    void leaves_nothing_behind_that_is_not_whole() {
        Path saved = folder.resolve("saved");
        Cancellation cancellation = new Cancellation();
        Progress cancelling = (what, done, total) -> {
            if (done == 2) {
                cancellation.cancel();
            }
        };

        assertThatThrownBy(() -> TORCH.run(() -> Decoder.load(
                        Checkpoint.open(DEMO),
                        Precision.INT4,
                        WeightLayout.PACKED,
                        64,
                        Optional.of(saved),
                        cancelling,
                        cancellation)))
                .isInstanceOf(CancellationException.class);
        assertThat(saved).doesNotExist();
    }

    @Test
    void writes_into_no_folder_that_holds_something() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");

        assertThatThrownBy(() -> logits(Checkpoint.open(DEMO), Precision.INT4, Optional.of(folder)))
                .hasMessage(folder + " is not empty; choose a new folder");
        assertThat(names(folder)).containsExactly("mine.txt");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static float[] logits(Checkpoint checkpoint, Precision precision, Optional<Path> keep) {
        return TORCH.run(() -> {
            Cancellation cancellation = new Cancellation();
            try (Decoder decoder = Decoder.load(
                            checkpoint, precision, WeightLayout.PACKED, 64, keep, Progress.NONE, cancellation);
                    KvCache cache = decoder.newCache();
                    Tensor hidden = decoder.forward(new int[] {1, 2, 3, 4, 5}, cache, cancellation);
                    Tensor logits = decoder.logits(hidden, false)) {
                return logits.toFloats();
            }
        });
    }
}
