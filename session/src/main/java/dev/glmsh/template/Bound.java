package dev.glmsh.template;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a builtin by parameter.
 *
 * @param rest positional arguments beyond the parameters
 * @param others named arguments that are no parameters
 */
record Bound(Map<String, Value> values, List<Value> rest, Map<String, Value> others) {
    Optional<Value> optional(String parameter) {
        return Optional.ofNullable(values.get(parameter));
    }

    /** A required argument. */
    Value value(String parameter) {
        return optional(parameter).orElseThrow();
    }

    /** An optional argument that is {@code None} unless given. */
    Value orNone(String parameter) {
        return optional(parameter).orElse(None.NONE);
    }

    boolean truth(String parameter) {
        return optional(parameter).map(Value::truth).orElse(false);
    }

    /** A string argument, or the default. */
    Text text(String parameter, String absent) {
        Value value = optional(parameter).orElseGet(() -> new Text(absent));
        if (value instanceof Text text) {
            return text;
        }
        value.refuseIfUndefined();
        throw PythonError.type("must be str, not " + value.typeName());
    }

    /** An integer argument, or the default. Values beyond the range of {@code int} become its ends. */
    int integer(String parameter, int absent) {
        Optional<Value> value = optional(parameter);
        return value.isPresent() ? integer(value.get()) : absent;
    }

    static int integer(Value value) {
        value.refuseIfUndefined();
        BigInteger integer = Numbers.integer(value)
                .orElseThrow(() ->
                        PythonError.type("'" + value.typeName() + "' object cannot be interpreted as an integer"));
        if (integer.bitLength() < 32) {
            return integer.intValue();
        }
        return integer.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
}
