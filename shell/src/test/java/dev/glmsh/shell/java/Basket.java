package dev.glmsh.shell.java;

import dev.glmsh.GlmshException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the tests' evaluator is given; public, as snippets need it. */
public final class Basket {
    private final List<Object> contents = new CopyOnWriteArrayList<>();

    public void put(Object thing) {
        contents.add(thing);
    }

    public void take(Object thing) {
        if (!contents.remove(thing)) {
            throw new GlmshException("the basket holds no " + thing, "put one in first");
        }
    }

    List<Object> contents() {
        return contents;
    }
}
