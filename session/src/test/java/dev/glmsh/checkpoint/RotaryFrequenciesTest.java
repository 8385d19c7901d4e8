package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against {@code rope-cases.json}, which {@code src/test/python/rope_cases.py} had transformers compute. */
class RotaryFrequenciesTest {
    /** A few units in the last place of a float: powers are rounded differently. */
    private static final Percentage ROUNDING = Percentage.withPercentage(4e-5);

    @ParameterizedTest
    @MethodSource("cases")
    void equal_those_of_transformers(JsonObject example) {
        ModelConfig config = ModelConfigReader.read(new JsonFields("config.json", example.getAsJsonObject("config")));
        long sequenceLength = example.get("sequence_length").getAsLong();

        RotaryFrequencies frequencies = RotaryFrequencies.of(config.rope(), sequenceLength);

        assertThat(frequencies.attentionFactor())
                .isCloseTo(example.get("attention_factor").getAsDouble(), within(1e-12));
        float[] actual = frequencies.inverseFrequencies();
        assertThat(actual).hasSize(example.getAsJsonArray("inverse_frequencies").size());
        for (int i = 0; i < actual.length; i++) {
            float expected =
                    example.getAsJsonArray("inverse_frequencies").get(i).getAsFloat();
            assertThat(actual[i]).as("frequency %d", i).isCloseTo(expected, ROUNDING);
        }
    }

    static Stream<Named<JsonObject>> cases() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(RotaryFrequenciesTest.class.getResourceAsStream("/rope-cases.json"))) {
            JsonObject file = JsonParser.parseReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            return ReferenceCheckpoints.objects(file.getAsJsonArray("cases")).stream()
                    .map(example -> Named.of(example.get("name").getAsString(), example));
        }
    }
}
