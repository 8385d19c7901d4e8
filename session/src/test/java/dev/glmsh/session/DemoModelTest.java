package dev.glmsh.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.device.Precision;
import dev.glmsh.model.FinishReason;
import dev.glmsh.model.Generation;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed demo model, against transformers and against what the README promises of it. */
class DemoModelTest {
    private static final Path DEMO = Path.of("../demo");
    private static final Session SESSION = Session.open();

    @BeforeAll
    static void load() {
        LoadOptions fp32 = LoadOptions.defaults().withPrecision(Precision.FP32);
        SESSION.load(DEMO.resolve("glm4-demo"), fp32, Progress.NONE, new Cancellation());
    }

    @AfterAll
    static void close() {
        SESSION.close();
    }

    static Stream<JsonElement> cases() throws IOException {
        String expected = Files.readString(DEMO.resolve("expected.json"));
        return StreamSupport.stream(
                JsonParser.parseString(expected)
                        .getAsJsonObject()
                        .getAsJsonArray("cases")
                        .spliterator(),
                false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void continues_as_transformers_does(JsonElement element) {
        JsonObject expected = element.getAsJsonObject();
        GenerationOptions options = GenerationOptions.defaults()
                .withRaw(true)
                .withIgnoreEos(true)
                .withMaxNew(expected.getAsJsonArray("greedy_ids").size());
        Generation generation =
                SESSION.generate(expected.get("text").getAsString(), options, text -> {}, new Cancellation());
        assertThat(generation.promptIds()).isEqualTo(ints(expected, "input_ids"));
        assertThat(generation.ids()).isEqualTo(ints(expected, "greedy_ids"));
    }

    @Test
    void writes_a_quatrain_for_a_title() {
        Sampling sampling =
                Sampling.greedy().withTemperature(0.8).withTopP(0.95).withSeed(3);
        Generation poem = SESSION.generate(
                "登鸛雀樓", GenerationOptions.defaults().withSampling(sampling), text -> {}, new Cancellation());
        assertThat(poem.finish()).isEqualTo(FinishReason.STOP);
        assertThat(poem.text().lines()).hasSize(4).allMatch(line -> line.length() == 6 || line.length() == 8);
    }

    private static List<Integer> ints(JsonObject object, String key) {
        return object.getAsJsonArray(key).asList().stream()
                .map(JsonElement::getAsInt)
                .toList();
    }
}
