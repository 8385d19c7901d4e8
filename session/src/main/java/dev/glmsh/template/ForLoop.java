package dev.glmsh.template;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * {@code {% for target in iterable if filter recursive %}}. Each round has a scope of its own.
 *
 * @param seesLoop whether the body mentions {@code loop}
 */
record ForLoop(
        int line,
        Target target,
        Expression iterable,
        Optional<Filter> filter,
        boolean recursive,
        boolean seesLoop,
        List<Statement> body,
        Names bodyNames,
        List<Statement> otherwise,
        Names elseNames)
        implements Statement {
    /** The test that elements must pass, evaluated only when the loop comes to them. */
    record Filter(Expression test, Names names) {}

    @Override
    public String construct() {
        return "{% for %}";
    }

    @Override
    public Flow execute(Interpreter in, Scope scope) {
        Value elements = in.value(iterable, scope);
        if (!recursive) {
            return in.locate(this, () -> iterate(in, scope, elements, 0));
        }
        in.write(recurse(in, scope, elements, 0));
        return Flow.NORMAL;
    }

    private String recurse(Interpreter in, Scope scope, Value elements, int depth) {
        return in.capture(() -> in.locate(this, () -> iterate(in, scope, elements, depth)))
                .text();
    }

    private Flow iterate(Interpreter in, Scope scope, Value elements, int depth) {
        Iterator<Value> iterator = filter.isPresent()
                ? Lazy.filter(elements.iterate(), element -> passes(in, scope, element))
                : elements.iterate();
        Optional<LoopValue.Recursion> recursion =
                recursive ? Optional.of((inner, level) -> recurse(in, scope, inner, level)) : Optional.empty();
        Value counted = filter.isPresent() ? None.NONE : elements;
        LoopValue loop = new LoopValue(counted, iterator, recursion, depth);
        boolean completedRound = false;
        while (loop.advance()) {
            in.budget().spend(1);
            Flow flow = in.run(body, round(scope, loop));
            if (flow == Flow.BREAK) {
                break;
            }
            completedRound |= flow == Flow.NORMAL;
        }
        // As in jinja2, rounds that end in break or continue do not count: the else part runs after them too.
        return completedRound || otherwise.isEmpty() ? Flow.NORMAL : in.run(otherwise, scope.inner(elseNames));
    }

    private Scope round(Scope scope, LoopValue loop) {
        Scope round = scope.inner(bodyNames);
        target.assign(round, loop.current());
        if (seesLoop) {
            round.set("loop", loop);
        }
        return round;
    }

    private boolean passes(Interpreter in, Scope scope, Value element) {
        Filter test = filter.orElseThrow();
        Scope inner = scope.inner(test.names());
        target.assign(inner, element);
        return in.value(test.test(), inner).truth();
    }
}
