package dev.glmsh.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notes the use of names while a template is parsed: in which block, and whether special names are read in it. */
final class NameTracker {
    /** Looks out for reading of special names in a stretch of the template, such as {@code loop} in a loop's body. */
    static final class Watch {
        private final Set<String> open;
        private final Set<String> read = new HashSet<>();

        private Watch(List<String> names) {
            this.open = new HashSet<>(names);
        }

        boolean sawReading(String name) {
            return read.contains(name);
        }
    }

    private Names current = new Names(Optional.empty());
    private final List<Names> all = new ArrayList<>(List.of(current));
    private final Deque<Watch> watches = new ArrayDeque<>();

    void read(String name) {
        current.read(name);
        for (Watch watch : watches) {
            if (watch.open.contains(name)) {
                watch.read.add(name);
            }
        }
    }

    void assign(String name) {
        current.assign(name);
        closeWatches(name);
    }

    void parameter(String name) {
        current.parameter(name);
        closeWatches(name);
    }

    private void closeWatches(String name) {
        for (Watch watch : watches) {
            if (!watch.read.contains(name)) {
                watch.open.remove(name);
            }
        }
    }

    Names enterScope() {
        current = new Names(Optional.of(current));
        all.add(current);
        return current;
    }

    /** Goes back into a scope that lies directly in the current one. */
    void resumeScope(Names scope) {
        current = scope;
    }

    void leaveScope() {
        current = current.outer().orElseThrow();
    }

    /** Ends the tracking of a template and returns the names of its outermost scope. */
    Names finish() {
        all.forEach(Names::finish);
        return current;
    }

    Names current() {
        return current;
    }

    Watch watch(String... names) {
        Watch watch = new Watch(List.of(names));
        watches.push(watch);
        return watch;
    }

    void endWatch() {
        watches.pop();
    }
}
