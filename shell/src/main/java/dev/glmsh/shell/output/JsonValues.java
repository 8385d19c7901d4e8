package dev.glmsh.shell.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Any object as JSON: numbers, text, arrays, collections and maps as such, everything else as its {@code toString}. Not
 * left to Gson's reflection, which cannot enter the JDK's own classes and never ends on a cycle.
 */
final class JsonValues {
    private static final int DEEPEST = 32;

    private JsonValues() {}

    static JsonElement of(@Nullable Object value) {
        return of(value, 0);
    }

    private static JsonElement of(@Nullable Object value, int depth) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof Boolean truth) {
            return new JsonPrimitive(truth);
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return new JsonPrimitive(number);
        }
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null), depth);
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isEmpty() ? JsonNull.INSTANCE : of(optional.getAsDouble(), depth);
        }
        if (depth < DEEPEST && value instanceof Collection<?> collection) {
            return array(collection, depth);
        }
        if (depth < DEEPEST && value instanceof Map<?, ?> map) {
            return object(map, depth);
        }
        if (depth < DEEPEST && value.getClass().isArray()) {
            return array(value, depth);
        }
        return new JsonPrimitive(value.toString());
    }

    private static JsonArray array(Collection<?> collection, int depth) {
        JsonArray array = new JsonArray(collection.size());
        collection.forEach(element -> array.add(of(element, depth + 1)));
        return array;
    }

    private static JsonArray array(Object source, int depth) {
        JsonArray array = new JsonArray(Array.getLength(source));
        for (int i = 0; i < Array.getLength(source); i++) {
            array.add(of(Array.get(source, i), depth + 1));
        }
        return array;
    }

    private static JsonObject object(Map<?, ?> map, int depth) {
        JsonObject object = new JsonObject();
        map.forEach((key, element) -> object.add(String.valueOf(key), of(element, depth + 1)));
        return object;
    }
}
