package dev.glmsh.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.glmsh.checkpoint.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A reference checkpoint and what transformers computes for it. */
public record Reference(Path directory, JsonObject expected, ByteBuffer tensors, JsonObject header) {
    public static final List<String> NAMES =
            List.of("glm-4", "glm-edge", "glm4-0414", "glm4v-autoglm", "llama3", "qwen2", "qwen3", "mistral");

    /** A prompt and its 24 greedy tokens in float32. */
    public record Case(int index, List<Integer> prompt, List<Integer> greedy) {
        public int[] promptIds() {
            return prompt.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    public static Reference of(String name) {
        Path directory = Path.of("src/test/resources/checkpoints", name);
        try {
            JsonObject expected = JsonParser.parseString(Files.readString(directory.resolve("expected.json")))
                    .getAsJsonObject();
            ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(directory.resolve("expected.safetensors")))
                    .order(ByteOrder.LITTLE_ENDIAN);
            int length = Math.toIntExact(file.getLong());
            byte[] header = new byte[length];
            file.get(header);
            return new Reference(
                    directory,
                    expected,
                    file.slice().order(ByteOrder.LITTLE_ENDIAN),
                    JsonParser.parseString(new String(header, StandardCharsets.UTF_8))
                            .getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Checkpoint checkpoint() {
        return Checkpoint.open(directory);
    }

    public List<Case> cases() {
        JsonArray cases = expected.getAsJsonArray("cases");
        return IntStream.range(0, cases.size())
                .mapToObj(i -> {
                    JsonObject object = cases.get(i).getAsJsonObject();
                    return new Case(i, ints(object, "input_ids"), ints(object, "greedy_ids"));
                })
                .toList();
    }

    /** A float32 tensor of the expectations, flattened. */
    public float[] tensor(String name) {
        JsonArray offsets = header.getAsJsonObject(name).getAsJsonArray("data_offsets");
        int from = offsets.get(0).getAsInt();
        float[] floats = new float[(offsets.get(1).getAsInt() - from) / Float.BYTES];
        tensors.slice(from, floats.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(floats);
        return floats;
    }

    static List<Integer> ints(JsonObject object, String key) {
        return StreamSupport.stream(object.getAsJsonArray(key).spliterator(), false)
                .map(element -> element.getAsInt())
                .toList();
    }
}
