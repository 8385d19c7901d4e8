package dev.glmsh.shell.conversation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.glmsh.GlmshException;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the options of a conversation's file. Keys that it does not know are another program's and are passed over. */
final class OptionsReader {
    private final String file;
    private final JsonObject object;

    OptionsReader(String file, JsonObject object) {
        this.file = file;
        this.object = object;
    }

    /** The options with everything that the file gives replaced; their records check the ranges. */
    GenerationOptions over(GenerationOptions base) {
        Sampling from = base.sampling();
        Sampling sampling = new Sampling(
                number("temperature").orElse(from.temperature()),
                whole("top_k").map(Long::intValue).orElse(from.topK()),
                number("top_p").orElse(from.topP()),
                number("min_p").orElse(from.minP()),
                number("repetition_penalty").orElse(from.repetitionPenalty()),
                number("frequency_penalty").orElse(from.frequencyPenalty()),
                whole("seed").map(OptionalLong::of).orElse(from.seed()));
        return new GenerationOptions(
                whole("max_new_tokens")
                        .or(() -> whole("max_tokens"))
                        .map(Long::intValue)
                        .orElse(base.maxNew()),
                sampling,
                truth("ignore_eos").orElse(base.ignoreEos()),
                base.raw(),
                stop().orElse(base.stopStrings()));
    }

    private Optional<Double> number(String key) {
        return primitive(key).map(value -> {
            if (!value.isNumber()) {
                throw wrong(key, value, "a number");
            }
            return value.getAsDouble();
        });
    }

    private Optional<Long> whole(String key) {
        return number(key).map(value -> {
            double most = key.equals("seed") ? Long.MAX_VALUE : Integer.MAX_VALUE;
            if (value != Math.rint(value) || Math.abs(value) > most) {
                throw wrong(key, object.get(key), "a whole number in range");
            }
            return object.get(key).getAsLong();
        });
    }

    private Optional<Boolean> truth(String key) {
        return primitive(key).map(value -> {
            if (!value.isBoolean()) {
                throw wrong(key, value, "true or false");
            }
            return value.getAsBoolean();
        });
    }

    private Optional<List<String>> stop() {
        JsonElement stop = object.get("stop");
        if (stop == null || stop.isJsonNull()) {
            return Optional.empty();
        }
        JsonArray list = new JsonArray();
        if (stop instanceof JsonArray several) {
            list = several;
        } else {
            list.add(stop);
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement text : list) {
            if (!(text instanceof JsonPrimitive primitive) || !primitive.isString()) {
                throw wrong("stop", stop, "text, or a list of texts");
            }
            texts.add(text.getAsString());
        }
        return Optional.of(texts);
    }

    private Optional<JsonPrimitive> primitive(String key) {
        JsonElement value = object.get(key);
        if (value == null || value.isJsonNull()) {
            return Optional.empty();
        }
        if (!(value instanceof JsonPrimitive primitive)) {
            throw wrong(key, value, "a single value");
        }
        return Optional.of(primitive);
    }

    private GlmshException wrong(String key, JsonElement value, String wanted) {
        return new GlmshException(file + ": options: " + key + " is " + value, "write " + wanted);
    }
}
