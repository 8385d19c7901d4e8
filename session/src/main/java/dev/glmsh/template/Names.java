package dev.glmsh.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a block of the template uses names, noted while it is parsed.
 *
 * <p>jinja2 decides at compile time where a name lives. A name that a block assigns on its straight path before it
 * reads it, and that no block around it mentions, belongs to that block alone: read too early (in a macro, a loop or a
 * block {@code set} that runs before the assignment) it is undefined, even if the caller gave a variable of that name.
 * These are the {@link #unassigned} names; all others are looked up outwards.
 */
final class Names {
    private enum Use {
        READ,
        ASSIGNED,
        ASSIGNED_IN_BRANCH,
        PARAMETER
    }

    private final Optional<Names> outer;
    private final Map<String, Use> firstUses = new HashMap<>();
    private int branches;
    private Set<String> unassigned = Set.of();

    Names(Optional<Names> outer) {
        this.outer = outer;
    }

    void read(String name) {
        firstUses.putIfAbsent(name, Use.READ);
    }

    void assign(String name) {
        firstUses.putIfAbsent(name, branches > 0 ? Use.ASSIGNED_IN_BRANCH : Use.ASSIGNED);
    }

    void parameter(String name) {
        firstUses.put(name, Use.PARAMETER);
    }

    /** What follows runs only sometimes, until {@link #leaveBranch}. */
    void enterBranch() {
        branches++;
    }

    void leaveBranch() {
        branches--;
    }

    boolean inBranch() {
        return branches > 0;
    }

    Optional<Names> outer() {
        return outer;
    }

    /** Decides about the names, once the whole template is parsed. */
    void finish() {
        Set<String> found = new HashSet<>();
        firstUses.forEach((name, use) -> {
            if (use == Use.ASSIGNED && !mentionedOutside(name)) {
                found.add(name);
            }
        });
        unassigned = Set.copyOf(found);
    }

    /** Names that are undefined in this block until it assigns them. */
    Set<String> unassigned() {
        return unassigned;
    }

    private boolean mentionedOutside(String name) {
        for (Optional<Names> around = outer; around.isPresent(); around = around.get().outer) {
            if (around.get().firstUses.containsKey(name)) {
                return true;
            }
        }
        return false;
    }
}
