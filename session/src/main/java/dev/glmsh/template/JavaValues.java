package dev.glmsh.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies what a Java caller passes into values a template can see. */
final class JavaValues {
    private static final int LONGEST_PATH = 60;

    private JavaValues() {}

    /** The variables of a rendering. */
    static Map<String, Value> copy(Map<String, ?> variables) {
        Map<String, Value> copies = new LinkedHashMap<>();
        variables.forEach((name, value) -> copies.put(name, copy(value, name, 0)));
        return copies;
    }

    private static Value copy(@Nullable Object value, String path, int depth) {
        if (depth > Limits.NESTING) {
            throw PythonError.limit(brief(path) + " nests deeper than " + Limits.NESTING + " levels");
        }
        if (value == null) {
            return None.NONE;
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return new Text(value.toString());
        }
        if (value instanceof Boolean bool) {
            return Bool.of(bool);
        }
        if (value instanceof Number number) {
            return number(number, path);
        }
        if (value instanceof Map<?, ?> map) {
            return dict(map, path, depth);
        }
        if (value instanceof Collection<?> || value instanceof Object[]) {
            Collection<?> elements = value instanceof Object[] array ? Arrays.asList(array) : (Collection<?>) value;
            return list(elements, path, depth);
        }
        throw unusable(value, path);
    }

    private static Value number(Number number, String path) {
        if (number instanceof Double || number instanceof Float) {
            return new Real(number.doubleValue());
        }
        if (number instanceof BigInteger integer) {
            return new Int(integer);
        }
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return Int.of(number.longValue());
        }
        throw unusable(number, path);
    }

    private static Value list(Collection<?> elements, String path, int depth) {
        List<Value> copies = new ArrayList<>(elements.size());
        for (Object element : elements) {
            copies.add(copy(element, path + "[" + copies.size() + "]", depth + 1));
        }
        return new ListValue(copies);
    }

    private static Value dict(Map<?, ?> map, String path, int depth) {
        Map<Value, Value> copies = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            Value name = DictValue.key(copy(key, path + " key", depth + 1));
            copies.put(name, copy(value, path + "." + key, depth + 1));
        });
        return new DictValue(copies);
    }

    private static String brief(String path) {
        return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
    }

    private static PythonError unusable(Object value, String path) {
        return PythonError.type(brief(path) + " is a " + value.getClass().getName()
                + ", which no template can use; pass strings, numbers, booleans, null, collections and maps");
    }
}
