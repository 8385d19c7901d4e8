package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class VisionTensorsTest {
    @Test
    void derives_names_and_shapes_of_the_reference_checkpoint() throws IOException {
        String config =
                Files.readString(ReferenceCheckpoints.directory("glm4v-autoglm").resolve("config.json"));

        assertThat(VisionTensors.of(config))
                .extracting(RequiredTensor::name, RequiredTensor::shape)
                .containsExactlyInAnyOrderElementsOf(
                        ReferenceCheckpoints.open("glm4v-autoglm").weights().vision().stream()
                                .map(entry -> tuple(entry.name(), entry.shape()))
                                .toList());
    }

    @Test
    void knows_the_defaults_of_the_9b_tower() {
        long parameters = VisionTensors.of(FullSizeGlm4v.CONFIG).stream()
                .mapToLong(RequiredTensor::elementCount)
                .sum();

        assertThat(parameters).isEqualTo(892_498_432);
    }

    @Test
    void is_empty_for_a_text_model() {
        assertThat(VisionTensors.of("{\"model_type\": \"qwen3\"}")).isEmpty();
    }
}
