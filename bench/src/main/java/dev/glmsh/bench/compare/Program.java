package dev.glmsh.bench.compare;

import java.io.IOException;

/** A program that is compared. Each run is a process of its own. */
interface Program {
    /** Its name, version and number format. */
    String name(Pair pair);

    /** Whether it knows the shape and the format. */
    boolean takes(Shape shape, Pair pair);

    /** Makes files that do not count. */
    default void prepare(Shape shape, Pair pair) throws IOException, InterruptedException {}

    /** Runs once. */
    Measured run(Shape shape, Pair pair) throws IOException, InterruptedException;
}
