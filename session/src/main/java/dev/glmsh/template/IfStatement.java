package dev.glmsh.template;

import java.util.List;

/** {@code {% if %}} with its {@code elif} and {@code else}. It opens no scope. */
record IfStatement(int line, List<Branch> branches, List<Statement> otherwise) implements Statement {
    /** A test and what runs if it is the first to hold. */
    record Branch(Expression test, List<Statement> body) {}

    @Override
    public String construct() {
        return "{% if %}";
    }

    @Override
    public Flow execute(Interpreter in, Scope scope) {
        for (Branch branch : branches) {
            if (in.value(branch.test(), scope).truth()) {
                return in.run(branch.body(), scope);
            }
        }
        return in.run(otherwise, scope);
    }
}
