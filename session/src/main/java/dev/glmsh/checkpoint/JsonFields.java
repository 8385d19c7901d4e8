package dev.glmsh.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.glmsh.GlmshException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to a JSON object of a checkpoint file. A JSON {@code null} counts as absent. What has the wrong type or
 * lies outside its limits is refused by a {@link GlmshException} that names file, field and value.
 */
final class JsonFields {
    /** An object without fields, for a file that may be absent. */
    static final JsonFields NONE = new JsonFields("", new JsonObject());

    private final String where;
    private final JsonObject object;

    /** @param where what stands in front of a field's name in messages: {@code "config.json"} */
    JsonFields(String where, JsonObject object) {
        this.where = where;
        this.object = object;
    }

    /** Whether the field is written at all, even as {@code null}. */
    boolean mentions(String name) {
        return object.has(name);
    }

    /** The names of all fields, in the file's order. */
    Iterable<String> names() {
        return object.keySet();
    }

    Optional<JsonElement> find(String name) {
        JsonElement element = object.get(name);
        return element == null || element.isJsonNull() ? Optional.empty() : Optional.of(element);
    }

    /** A whole number that must be there. */
    int requireInt(String name, int least, int most) {
        OptionalInt value = optionalInt(name, least, most);
        if (value.isEmpty()) {
            throw new GlmshException(where + " has no " + name, "download the file again, or add the field");
        }
        return value.getAsInt();
    }

    OptionalInt optionalInt(String name, int least, int most) {
        Optional<JsonElement> element = find(name);
        return element.isEmpty() ? OptionalInt.empty() : OptionalInt.of(wholeNumber(name, element.get(), least, most));
    }

    OptionalDouble optionalDouble(String name, double least, double most) {
        Optional<JsonElement> element = find(name);
        if (element.isEmpty()) {
            return OptionalDouble.empty();
        }
        Double value = number(element.get());
        if (value == null || !(value >= least && value <= most)) {
            throw wrong(name, element.get(), "a number from " + plain(least) + " to " + plain(most));
        }
        return OptionalDouble.of(value);
    }

    Optional<Boolean> optionalFlag(String name) {
        return find(name).map(element -> {
            if (element instanceof JsonPrimitive primitive && primitive.isBoolean()) {
                return primitive.getAsBoolean();
            }
            throw wrong(name, element, "true or false");
        });
    }

    boolean flag(String name, boolean fallback) {
        return optionalFlag(name).orElse(fallback);
    }

    Optional<String> optionalText(String name) {
        return find(name).map(element -> {
            if (element instanceof JsonPrimitive primitive && primitive.isString()) {
                return primitive.getAsString();
            }
            throw wrong(name, element, "a string");
        });
    }

    Optional<JsonFields> optionalObject(String name) {
        return find(name).map(element -> {
            if (element instanceof JsonObject inner) {
                return new JsonFields(where + ": " + name, inner);
            }
            throw wrong(name, element, "an object");
        });
    }

    /** A number or a list of numbers; empty when absent. */
    List<Integer> integers(String name, int least, int most) {
        List<Integer> values = new ArrayList<>();
        find(name).ifPresent(element -> {
            if (element.isJsonArray()) {
                element.getAsJsonArray().forEach(item -> values.add(wholeNumber(name, item, least, most)));
            } else {
                values.add(wholeNumber(name, element, least, most));
            }
        });
        return values;
    }

    /** A list of strings; empty when absent. */
    List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        find(name).ifPresent(element -> {
            if (!element.isJsonArray()) {
                throw wrong(name, element, "a list of strings");
            }
            element.getAsJsonArray().forEach(item -> values.add(item.isJsonPrimitive() ? item.getAsString() : ""));
        });
        return values;
    }

    /** An error about a field's value. */
    GlmshException wrong(String name, JsonElement value, String expected) {
        return new GlmshException(
                where + ": " + name + " is " + abbreviate(value.toString()) + ", not " + expected,
                "correct the file, or download it again");
    }

    private int wholeNumber(String name, JsonElement element, int least, int most) {
        Double value = number(element);
        if (value == null || value != Math.rint(value) || value < least || value > most) {
            throw wrong(name, element, "a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    private static @Nullable Double number(JsonElement element) {
        return element instanceof JsonPrimitive primitive && primitive.isNumber() ? primitive.getAsDouble() : null;
    }

    private static String plain(double limit) {
        return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }

    private static String abbreviate(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
