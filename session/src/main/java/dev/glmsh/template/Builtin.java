package dev.glmsh.template;

/** A filter, test, method or function that is written in Java. */
record Builtin(Signature signature, Body body) {
    /** What it does with the value it is applied to and its other arguments. */
    @FunctionalInterface
    interface Body {
        Value apply(Interpreter in, Value self, Bound arguments);
    }

    /**
     * Makes one.
     *
     * @param signature name and parameters, such as {@code replace(old, new, count=)}; see {@link Signature#parse}
     */
    static Builtin of(String signature, Body body) {
        return new Builtin(Signature.parse(signature), body);
    }

    Value call(Interpreter in, Value self, Arguments arguments) {
        return body.apply(in, self, signature.bind(arguments));
    }
}
