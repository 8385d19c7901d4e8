package dev.glmsh.template;

import java.util.List;

/** {@code a ~ b}: both as strings, one after the other. */
record Concatenation(int line, List<Expression> parts) implements Expression {
    @Override
    public String construct() {
        return "operator '~'";
    }

    @Override
    public Value evaluate(Interpreter in, Scope scope) {
        StringBuilder joined = new StringBuilder();
        for (Expression part : parts) {
            String text = in.print(in.value(part, scope));
            in.budget().append(joined.length(), text.length());
            joined.append(text);
        }
        return new Text(joined.toString());
    }
}
