package dev.glmsh.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.glmsh.GlmshException;
import dev.glmsh.template.Template;
import dev.glmsh.template.TemplateException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a checkpoint's chat template: {@code chat_template.jinja}, else the {@code chat_template} of
 * {@code tokenizer_config.json}, which is a template or a list of named ones. The special tokens that a template may
 * refer to are in the latter file, too.
 */
final class ChatTemplateReader {
    private static final long MAX_BYTES = 4L << 20;
    private static final String FILE = "chat_template.jinja";
    private static final List<String> SPECIAL_TOKENS =
            List.of("bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token");

    private ChatTemplateReader() {}

    /** The template, parsed; empty if the checkpoint has none. */
    static Optional<ChatTemplate> read(Path directory) {
        Path tokenizerConfig = directory.resolve("tokenizer_config.json");
        JsonFields config = Files.exists(tokenizerConfig) ? JsonFile.read(tokenizerConfig) : JsonFields.NONE;
        Path file = directory.resolve(FILE);
        return Files.exists(file)
                ? Optional.of(parse(FILE, source(file), config))
                : inConfig(config).map(source -> parse("the chat_template of tokenizer_config.json", source, config));
    }

    private static ChatTemplate parse(String where, String source, JsonFields config) {
        try {
            return new ChatTemplate(Template.parse(source), specialTokens(config));
        } catch (TemplateException e) {
            throw new GlmshException(where + " cannot be used: " + e.problem(), e.nextStep(), e);
        }
    }

    private static String source(Path file) {
        try {
            LfsPointer.refuse(file);
            if (Files.size(file) > MAX_BYTES) {
                throw new GlmshException(
                        FILE + " is " + Files.size(file) + " bytes long, above the limit of " + MAX_BYTES,
                        "download the file again");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new GlmshException(FILE + " is not UTF-8 text", "download the file again", e);
        } catch (IOException e) {
            throw new GlmshException(FILE + " cannot be read (" + e.getMessage() + ")", "download the file again", e);
        }
    }

    /** Of named templates the one for plain chat: "default", or the only one. */
    private static Optional<String> inConfig(JsonFields config) {
        Optional<JsonElement> element = config.find("chat_template");
        if (element.isEmpty() || !element.get().isJsonArray()) {
            return config.optionalText("chat_template");
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (JsonElement entry : element.get().getAsJsonArray()) {
            if (!(entry instanceof JsonObject object)) {
                throw config.wrong("chat_template", entry, "a list of objects with name and template");
            }
            JsonFields fields = new JsonFields("tokenizer_config.json: chat_template", object);
            fields.optionalText("template")
                    .ifPresent(source -> named.put(fields.optionalText("name").orElse("default"), source));
        }
        return Optional.ofNullable(named.get("default"))
                .or(() -> named.values().stream().findFirst());
    }

    /** A special token is written as a string, or as an object with its content and flags. */
    private static Map<String, Object> specialTokens(JsonFields config) {
        Map<String, Object> tokens = new LinkedHashMap<>();
        for (String name : SPECIAL_TOKENS) {
            config.find(name).flatMap(ChatTemplateReader::content).ifPresent(token -> tokens.put(name, token));
        }
        return tokens;
    }

    private static Optional<String> content(JsonElement element) {
        JsonElement content = element instanceof JsonObject object ? object.get("content") : element;
        return content instanceof JsonPrimitive primitive && primitive.isString()
                ? Optional.of(primitive.getAsString())
                : Optional.empty();
    }
}
