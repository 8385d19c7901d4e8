package dev.glmsh.template;

import java.util.Iterator;
import java.util.List;

/** What a value is assigned to. */
sealed interface Target {
    void assign(Scope scope, Value value);

    /** Refuses, before anything is evaluated, attributes of what is not a namespace. */
    void check(Scope scope);

    /** A variable. */
    record Variable(String name) implements Target {
        @Override
        public void assign(Scope scope, Value value) {
            scope.set(name, value);
        }

        @Override
        public void check(Scope scope) {}
    }

    /** {@code ns.attribute}. */
    record NamespaceAttribute(String namespace, String attribute) implements Target {
        @Override
        public void assign(Scope scope, Value value) {
            if (scope.get(namespace) instanceof NamespaceValue target) {
                target.set(attribute, value);
            }
        }

        @Override
        public void check(Scope scope) {
            if (!(scope.get(namespace) instanceof NamespaceValue)) {
                throw PythonError.runtime("cannot assign attribute on non-namespace object");
            }
        }
    }

    /** {@code a, b}: as many targets as the value has elements. */
    record Unpacking(List<Target> targets) implements Target {
        @Override
        public void assign(Scope scope, Value value) {
            Iterator<Value> elements = elements(value);
            int found = 0;
            for (Target target : targets) {
                if (!elements.hasNext()) {
                    throw PythonError.value(
                            "not enough values to unpack (expected " + targets.size() + ", got " + found + ")");
                }
                target.assign(scope, elements.next());
                found++;
            }
            if (elements.hasNext()) {
                throw PythonError.value("too many values to unpack (expected " + targets.size() + ")");
            }
        }

        private static Iterator<Value> elements(Value value) {
            try {
                return value.iterate();
            } catch (PythonError error) {
                throw PythonError.type("cannot unpack non-iterable " + value.typeName() + " object");
            }
        }

        @Override
        public void check(Scope scope) {
            targets.forEach(target -> target.check(scope));
        }
    }
}
