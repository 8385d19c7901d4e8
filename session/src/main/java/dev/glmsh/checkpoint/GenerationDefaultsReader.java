package dev.glmsh.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code generation_config.json}, which may be absent. */
final class GenerationDefaultsReader {
    private static final double MOST = 1e9;

    private GenerationDefaultsReader() {}

    static GenerationDefaults read(Path file, ModelConfig config) {
        JsonFields fields = Files.exists(file) ? JsonFile.read(file) : JsonFields.NONE;
        List<Integer> eosIds = fields.integers("eos_token_id", Integer.MIN_VALUE, Integer.MAX_VALUE).stream()
                .filter(id -> id >= 0 && id < config.vocabSize())
                .distinct()
                .toList();
        return new GenerationDefaults(
                fields.optionalFlag("do_sample"),
                fields.optionalDouble("temperature", 0, MOST),
                fields.optionalInt("top_k", 0, Integer.MAX_VALUE),
                fields.optionalDouble("top_p", 0, 1),
                fields.optionalDouble("min_p", 0, 1),
                fields.optionalDouble("repetition_penalty", 0, MOST),
                eosIds.isEmpty() ? config.eosIds() : eosIds);
    }
}
