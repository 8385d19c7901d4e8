package dev.glmsh.checkpoint;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The small files of a synthetic checkpoint: its configuration, a chat template that writes the messages and nothing
 * else, and a tokenizer. They are written once a process to a temporary directory of this user, which goes with the
 * process.
 */
final class SyntheticFiles {
    private static final Map<SyntheticModel, Path> WRITTEN = new ConcurrentHashMap<>();
    private static final String TEMPLATE = "{% for message in messages %}{{ message.content }}{% endfor %}";

    private SyntheticFiles() {}

    /** The directory that holds them. */
    static Path of(SyntheticModel model) {
        return WRITTEN.computeIfAbsent(model, SyntheticFiles::write);
    }

    private static Path write(SyntheticModel model) {
        JsonObject config = config(model);
        try {
            Path directory = Files.createTempDirectory("glmsh-synthetic");
            directory.toFile().deleteOnExit();
            text(directory, "config.json", config.toString());
            text(directory, "chat_template.jinja", TEMPLATE);
            Path tokenizer = temporary(directory, "tokenizer.json");
            try (Writer writer = Files.newBufferedWriter(tokenizer)) {
                SyntheticTokenizer.write(text(config).get("vocab_size").getAsInt(), writer);
            }
            return directory;
        } catch (IOException e) {
            throw new GlmshException(
                    "the files of " + model + " cannot be written to " + System.getProperty("java.io.tmpdir") + " ("
                            + e.getMessage() + ")",
                    "free some space there, or name another directory with -Djava.io.tmpdir",
                    e);
        }
    }

    private static JsonObject config(SyntheticModel model) {
        try (InputStream bytes = SyntheticFiles.class.getResourceAsStream("synthetic/" + model.shape() + ".json")) {
            if (bytes == null) {
                throw new IllegalStateException("no resource for " + model.shape());
            }
            Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            JsonObject config = JsonParser.parseReader(reader).getAsJsonObject();
            model.layers().ifPresent(layers -> text(config).addProperty("num_hidden_layers", layers));
            return config;
        } catch (IOException e) {
            throw new IllegalStateException("the resource for " + model.shape() + " cannot be read", e);
        }
    }

    private static JsonObject text(JsonObject config) {
        return config.has("text_config") ? config.getAsJsonObject("text_config") : config;
    }

    private static void text(Path directory, String name, String content) throws IOException {
        Files.writeString(temporary(directory, name), content);
    }

    private static Path temporary(Path directory, String name) {
        Path file = directory.resolve(name);
        file.toFile().deleteOnExit();
        return file;
    }
}
