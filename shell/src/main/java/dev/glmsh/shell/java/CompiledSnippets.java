package dev.glmsh.shell.java;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What JShell has compiled of a notebook's expressions and statements. Running a cell again is the commonest thing that is
 * done with one, and compiling takes a hundred times as long as running. A declaration makes all of it worthless, because
 * the compiled code means the declarations of its time. Used by one thread at a time.
 */
final class CompiledSnippets {
    private static final int MOST = 256;
    private static final float LOAD = 0.75f;

    /**
     * A snippet that may be run again.
     *
     * @param id the snippet's, by which traces know it
     * @param method does it and returns its value
     * @param type of the value, where it is to be shown
     */
    record Compiled(String id, Method method, Optional<String> type) {}

    private final Map<String, Compiled> bySource = new LinkedHashMap<>(MOST, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Compiled> eldest) {
            return size() > MOST;
        }
    };

    Optional<Compiled> find(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    void put(String source, Compiled compiled) {
        bySource.put(source, compiled);
    }

    void clear() {
        bySource.clear();
    }
}
