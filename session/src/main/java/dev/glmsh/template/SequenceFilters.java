package dev.glmsh.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Filters that take from or rearrange sequences and mappings. */
final class SequenceFilters {
    static final BuiltinTable TABLE = new BuiltinTable()
            .add("length()", (in, value, a) -> Int.of(Filters.length(in, value)))
            .alias("count", "length")
            .add("default(default_value=, boolean=)", SequenceFilters::orDefault)
            .alias("d", "default")
            .add("first()", (in, value, a) -> first(value.iterate(), "No first item, sequence was empty."))
            .add("last()", (in, value, a) -> first(reversed(in, value).iterate(), "No last item, sequence was empty."))
            .add("list()", (in, value, a) -> in.list(in.elements(value)))
            .add("reverse()", SequenceFilters::reverse)
            .add("items()", (in, value, a) -> items(in, value))
            .add(
                    "attr(name)",
                    (in, value, a) -> attribute(value, a.text("name", "").value()))
            .add("batch(linecount, fill_with=)", SequenceFilters::batch)
            .add("slice(slices, fill_with=)", SequenceFilters::slice);

    private SequenceFilters() {}

    private static Value orDefault(Interpreter in, Value value, Bound arguments) {
        boolean missing = value instanceof Undefined || (arguments.truth("boolean") && !value.truth());
        return missing ? arguments.optional("default_value").orElse(Text.EMPTY) : value;
    }

    private static Value first(Iterator<Value> elements, String ifEmpty) {
        return elements.hasNext() ? elements.next() : Undefined.hint(ifEmpty);
    }

    private static Value reversed(Interpreter in, Value value) {
        in.budget().scanText(value);
        return value.reversed()
                .orElseThrow(() -> PythonError.type("'" + value.typeName() + "' object is not reversible"));
    }

    private static Value reverse(Interpreter in, Value value, Bound arguments) {
        if (value instanceof Text text) {
            in.budget().text(text.weight());
            return text.with(new StringBuilder(text.value()).reverse().toString());
        }
        in.budget().elements(value.length().orElse(0));
        return value.reversed().orElseGet(() -> {
            List<Value> elements = Tests.refusesIteration(value) ? refuse() : in.elements(value);
            Collections.reverse(elements);
            return in.list(elements);
        });
    }

    private static List<Value> refuse() {
        throw PythonError.argument("argument must be iterable");
    }

    private static Value items(Interpreter in, Value value) {
        if (value instanceof Undefined) {
            return in.generator(value, value.iterate());
        }
        if (!(value instanceof DictValue dict)) {
            throw PythonError.type("Can only get item pairs from a mapping.");
        }
        return in.generator(value, new DictView(dict, DictView.Part.ITEMS).iterate());
    }

    private static Value attribute(Value value, String name) {
        if (value instanceof Undefined) {
            value.refuseIfUndefined();
        }
        return value.attribute(name).orElseGet(() -> Undefined.element(value, new Text(name)));
    }

    private static Value batch(Interpreter in, Value value, Bound arguments) {
        int size = arguments.integer("linecount", 1);
        Value filler = arguments.orNone("fill_with");
        Iterator<Value> elements = value.iterate();
        return in.generator(value, new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Value next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                List<Value> batch = new ArrayList<>();
                do {
                    in.budget().elements(1);
                    batch.add(elements.next());
                } while (batch.size() != size && elements.hasNext());
                fill(in, batch, size - batch.size(), filler);
                return in.list(batch);
            }
        });
    }

    private static void fill(Interpreter in, List<Value> elements, int count, Value filler) {
        if (filler != None.NONE && count > 0) {
            in.budget().elements(count);
            for (int i = 0; i < count; i++) {
                elements.add(filler);
            }
        }
    }

    private static Value slice(Interpreter in, Value value, Bound arguments) {
        int slices = arguments.integer("slices", 1);
        List<Value> elements = in.elements(value);
        if (slices == 0) {
            throw PythonError.division("integer division or modulo by zero");
        }
        in.budget().elements(Math.max(0, slices));
        List<Value> parts = new ArrayList<>();
        int size = Math.floorDiv(elements.size(), slices);
        int larger = Math.floorMod(elements.size(), slices);
        int start = 0;
        for (int i = 0; i < slices; i++) {
            int end = start + size + (i < larger ? 1 : 0);
            List<Value> part = new ArrayList<>(elements.subList(start, end));
            fill(in, part, i >= larger ? 1 : 0, arguments.orNone("fill_with"));
            parts.add(in.list(part));
            start = end;
        }
        return in.generator(value, parts.iterator());
    }
}
