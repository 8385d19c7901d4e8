package dev.glmsh.checkpoint;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The small files of a checkpoint that is kept quantised: {@code config.json} with a {@code quantization_config} in the
 * form of compressed-tensors, and the tokenizer's and the template's as they are.
 */
public final class QuantizedConfig {
    private static final Gson JSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    /** To other programs the output layer is a linear layer even where it is the embedding; the vision tower has many. */
    private static final List<String> AS_STORED = List.of("lm_head", "re:.*visual\\..*");

    private QuantizedConfig() {}

    /**
     * Writes the files.
     *
     * @param formats which modules are quantised how: patterns of their names, the usual form last under {@code Linear}
     */
    public static void write(Checkpoint from, Path to, Map<String, Quantization> formats) throws IOException {
        try (Stream<Path> files = Files.list(from.directory())) {
            for (Path file : files.filter(QuantizedConfig::isSmall).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        JsonObject config = JsonParser.parseString(
                        Files.readString(from.directory().resolve("config.json")))
                .getAsJsonObject();
        config.add("quantization_config", quantization(formats));
        Files.writeString(to.resolve("config.json"), JSON.toJson(config) + "\n");
    }

    private static boolean isSmall(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file)
                && Stream.of(".json", ".jinja", ".txt", ".model").anyMatch(name::endsWith)
                && !name.endsWith(".index.json")
                && !name.equals("config.json");
    }

    private static JsonObject quantization(Map<String, Quantization> formats) {
        boolean integers = formats.values().stream().anyMatch(Quantization::activations);
        JsonObject quantization = new JsonObject();
        quantization.addProperty("quant_method", Quantization.METHOD);
        quantization.addProperty("quantization_status", "compressed");
        quantization.addProperty("format", integers ? "int-quantized" : "pack-quantized");
        quantization.add("ignore", texts(AS_STORED));
        quantization.add("kv_cache_scheme", JsonNull.INSTANCE);
        JsonObject groups = new JsonObject();
        formats.forEach((target, format) -> groups.add("group_" + groups.size(), group(target, format)));
        quantization.add("config_groups", groups);
        return quantization;
    }

    private static JsonObject group(String target, Quantization format) {
        JsonObject group = new JsonObject();
        group.add("targets", texts(List.of(target)));
        group.add("weights", numbers(format.bits(), format.group() == 0 ? "channel" : "group", format.group(), false));
        group.add("input_activations", format.activations() ? numbers(Byte.SIZE, "token", 0, true) : JsonNull.INSTANCE);
        group.add("output_activations", JsonNull.INSTANCE);
        return group;
    }

    private static JsonObject numbers(int bits, String strategy, int size, boolean dynamic) {
        JsonObject numbers = new JsonObject();
        numbers.addProperty("num_bits", bits);
        numbers.addProperty("type", "int");
        numbers.addProperty("symmetric", true);
        numbers.addProperty("strategy", strategy);
        numbers.addProperty("group_size", size == 0 ? null : size);
        numbers.addProperty("dynamic", dynamic);
        return numbers;
    }

    private static JsonArray texts(List<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
