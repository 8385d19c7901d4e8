package dev.glmsh.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The attribute argument of filters such as {@code map}: {@code "function.name"} or {@code "0.id"}, whose parts are
 * looked up one in the other.
 */
record AttributePath(List<Value> parts, Optional<Value> absent) {
    private static final int LONGEST = 1000;

    static AttributePath of(Value attribute) {
        return of(attribute, None.NONE);
    }

    /**
     * The path that a filter's argument means.
     *
     * @param absent what to take for a part that is undefined; None for nothing
     */
    static AttributePath of(Value attribute, Value absent) {
        Optional<Value> instead = absent == None.NONE ? Optional.empty() : Optional.of(absent);
        if (attribute == None.NONE) {
            return new AttributePath(List.of(), instead);
        }
        if (!(attribute instanceof Text text)) {
            return new AttributePath(List.of(attribute), instead);
        }
        if (text.value().length() > LONGEST) {
            throw PythonError.limit("an attribute's name is longer than " + LONGEST + " characters");
        }
        List<Value> parts = new ArrayList<>();
        for (String part : text.value().split("\\.", -1)) {
            boolean number =
                    !part.isEmpty() && part.length() < 10 && part.codePoints().allMatch(Character::isDigit);
            parts.add(number ? new Int(new BigInteger(part)) : new Text(part));
        }
        return new AttributePath(parts, instead);
    }

    /** The paths that an argument with commas means. */
    static List<AttributePath> several(Value attribute) {
        if (!(attribute instanceof Text text) || text.value().length() > LONGEST) {
            return List.of(of(attribute));
        }
        List<AttributePath> paths = new ArrayList<>();
        for (String path : text.value().split(",", -1)) {
            paths.add(of(new Text(path)));
        }
        return paths;
    }

    /** The value at the end of the path. */
    Value get(Value value) {
        Value found = value;
        for (Value part : parts) {
            found = Lookup.item(found, part);
            if (found instanceof Undefined && absent.isPresent()) {
                found = absent.get();
            }
        }
        return found;
    }
}
