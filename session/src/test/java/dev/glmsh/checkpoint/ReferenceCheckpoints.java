package dev.glmsh.checkpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The eight checkpoints in the test resources, and what transformers computed for them. */
public final class ReferenceCheckpoints {
    /** Their names. */
    public static final List<String> NAMES =
            List.of("glm-4", "glm-edge", "glm4-0414", "glm4v-autoglm", "llama3", "qwen2", "qwen3", "mistral");

    private ReferenceCheckpoints() {}

    /** Where one of them lies. */
    public static Path directory(String name) {
        URL url = Objects.requireNonNull(ReferenceCheckpoints.class.getResource("/checkpoints/" + name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Opens one of them. */
    public static Checkpoint open(String name) {
        return Checkpoint.open(directory(name));
    }

    static List<JsonObject> expected(String name, String list) throws IOException {
        JsonObject expected = JsonParser.parseString(
                        Files.readString(directory(name).resolve("expected.json")))
                .getAsJsonObject();
        return objects(expected.getAsJsonArray(list));
    }

    static int[] ints(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(element -> element.getAsInt())
                .toArray();
    }

    static List<JsonObject> objects(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.getAsJsonObject())
                .toList();
    }
}
