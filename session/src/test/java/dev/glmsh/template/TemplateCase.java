package dev.glmsh.template;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Python's jinja2 makes of a template, as {@code src/test/python/template_cases.py} recorded it.
 *
 * @param outcome the text, or what the error says
 */
record TemplateCase(
        String name,
        String template,
        Map<String, Object> variables,
        boolean fails,
        String outcome,
        List<Rendering.Span> generated) {
    static Stream<TemplateCase> all() {
        JsonObject shared = JsonParser.parseString(resource("variables.json")).getAsJsonObject();
        return resource("cases.jsonl")
                .lines()
                .map(line -> of(JsonParser.parseString(line).getAsJsonObject(), shared));
    }

    private static TemplateCase of(JsonObject json, JsonObject shared) {
        boolean fails = json.has("error");
        JsonElement variables = json.get("variables");
        boolean named = variables.isJsonPrimitive();
        String template = json.has("file")
                ? resource(json.get("file").getAsString())
                : json.get("template").getAsString();
        return new TemplateCase(
                json.get("name").getAsString() + ": " + (json.has("file") ? variables.getAsString() : template),
                template,
                map((named ? shared.get(variables.getAsString()) : variables).getAsJsonObject()),
                fails,
                json.get(fails ? "error" : "expected").getAsString(),
                spans(Optional.ofNullable(json.getAsJsonArray("generated"))));
    }

    private static List<Rendering.Span> spans(Optional<JsonArray> json) {
        List<Rendering.Span> spans = new ArrayList<>();
        json.ifPresent(pairs -> pairs.forEach(pair -> spans.add(new Rendering.Span(
                pair.getAsJsonArray().get(0).getAsInt(),
                pair.getAsJsonArray().get(1).getAsInt()))));
        return spans;
    }

    static String resource(String name) {
        try (InputStream in = TemplateCase.class.getResourceAsStream("/template/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> map(JsonObject json) {
        Map<String, Object> map = new LinkedHashMap<>();
        json.entrySet().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }

    private static Object value(JsonElement json) {
        if (json.isJsonNull()) {
            return null;
        }
        if (json.isJsonObject()) {
            return map(json.getAsJsonObject());
        }
        if (json.isJsonArray()) {
            List<Object> list = new ArrayList<>();
            json.getAsJsonArray().forEach(element -> list.add(value(element)));
            return list;
        }
        if (json.getAsJsonPrimitive().isBoolean()) {
            return json.getAsBoolean();
        }
        if (json.getAsJsonPrimitive().isString()) {
            return json.getAsString();
        }
        String number = json.getAsString();
        boolean integer = number.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        return integer ? (Object) new BigInteger(number) : (Object) Double.valueOf(number);
    }

    @Override
    public String toString() {
        return name.replace("\n", "\\n").replace("\r", "\\r");
    }
}
