package dev.glmsh.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Renders one template once: evaluates and executes nodes, meters them, collects the text, and says where an error
 * happened. Confined to the thread that renders.
 */
final class Interpreter {
    /** What a piece of the template rendered while its output was collected apart. */
    record Captured(String text, Flow flow) {}

    /** Where errors are said to have happened before the first node runs. */
    private record Start() implements Node {
        @Override
        public int line() {
            return 1;
        }

        @Override
        public String construct() {
            return "variables";
        }
    }

    private final TemplateOptions options;
    private final Budget budget;
    private final Deque<StringBuilder> outputs = new ArrayDeque<>();
    private final List<Rendering.Span> generated = new ArrayList<>();
    private Node current = new Start();

    Interpreter(TemplateOptions options) {
        this.options = options;
        this.budget = new Budget(options.limits());
        outputs.push(new StringBuilder());
    }

    Rendering render(List<Statement> body, Names names, Map<String, ?> variables) {
        Scope globals = Scope.root();
        Globals.define(globals, options.clock());
        try {
            JavaValues.copy(variables).forEach(globals::set);
            run(body, globals.inner(names));
            return new Rendering(outputs.element().toString(), generated);
        } catch (PythonError error) {
            throw new TemplateException(current.line(), current.construct(), error);
        } catch (StackOverflowError error) {
            // Limits.depth() stops a template much earlier; this is for callers that left little stack.
            PythonError deep = PythonError.limit("it nests deeper than this thread's stack allows");
            throw new TemplateException(current.line(), current.construct(), deep);
        }
    }

    Budget budget() {
        return budget;
    }

    Value value(Expression expression, Scope scope) {
        return locate(expression, () -> expression.evaluate(this, scope));
    }

    Flow run(List<Statement> statements, Scope scope) {
        for (Statement statement : statements) {
            Flow flow = locate(statement, () -> statement.execute(this, scope));
            if (flow != Flow.NORMAL) {
                return flow;
            }
        }
        return Flow.NORMAL;
    }

    /** Does work on behalf of a node: it is metered, and errors are said to have happened there. */
    <T> T locate(Node node, Supplier<T> work) {
        Node before = current;
        current = node;
        budget.spend(1);
        budget.enter();
        T result = work.get();
        budget.leave();
        current = before;
        return result;
    }

    Value call(Node site, Value function, Arguments arguments) {
        return locate(site, () -> {
            if (function instanceof CallableValue callable) {
                return callable.call(this, arguments);
            }
            function.refuseIfUndefined();
            throw PythonError.type("'" + function.typeName() + "' object is not callable");
        });
    }

    void write(String text) {
        StringBuilder output = outputs.element();
        budget.append(output.length(), text.length());
        output.append(text);
    }

    void writeGenerated(String text) {
        if (outputs.size() == 1) {
            int start = outputs.element().length();
            generated.add(new Rendering.Span(start, start + text.length()));
        }
        write(text);
    }

    /** Collects what the work writes, instead of adding it to the output. */
    Captured capture(Supplier<Flow> work) {
        outputs.push(new StringBuilder());
        Flow flow = work.get();
        return new Captured(outputs.pop().toString(), flow);
    }

    /** Python's {@code str(value)}. */
    String print(Value value) {
        return value instanceof Text text
                ? text.value()
                : text(new Repr(budget).print(value)).value();
    }

    /** Python's {@code repr(value)}. */
    String repr(Value value) {
        return text(new Repr(budget).repr(value)).value();
    }

    /** All elements of an iterable. */
    List<Value> elements(Value iterable) {
        List<Value> elements = new ArrayList<>();
        Iterator<Value> iterator = iterable.iterate();
        while (iterator.hasNext()) {
            budget.elements(1);
            elements.add(iterator.next());
        }
        return elements;
    }

    /** A new string, metered. */
    Text text(String value) {
        budget.text(value.length());
        return new Text(value);
    }

    /** A new list, metered. */
    ListValue list(List<Value> elements) {
        budget.elements(elements.size());
        ListValue list = new ListValue(elements);
        budget.admit(list);
        return list;
    }

    /** A new tuple, metered. */
    TupleValue tuple(List<Value> elements) {
        budget.elements(elements.size());
        TupleValue tuple = new TupleValue(elements);
        budget.admit(tuple);
        return tuple;
    }

    /** A new generator, which draws on another value. */
    Lazy generator(Value source, Iterator<Value> iterator) {
        Lazy generator = new Lazy("generator", iterator, source.nesting() + 1);
        budget.admit(generator);
        return generator;
    }

    /** A new dict, metered. */
    DictValue dict(Map<Value, Value> entries) {
        budget.elements(entries.size() * 2L);
        DictValue dict = new DictValue(entries);
        budget.admit(dict);
        return dict;
    }
}
