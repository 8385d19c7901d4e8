package dev.glmsh.template;

import java.util.List;

/** {@code {% generation %}}: renders its body and notes where it stands in the text. */
record GenerationBlock(int line, List<Statement> body, Names names) implements Statement {
    @Override
    public String construct() {
        return "{% generation %}";
    }

    @Override
    public Flow execute(Interpreter in, Scope scope) {
        in.writeGenerated(in.capture(() -> in.run(body, scope.inner(names))).text());
        return Flow.NORMAL;
    }
}
