package dev.glmsh.template;

/**
 * Meters one rendering against its {@link Limits}. Every piece of work is announced here before it is done, so that
 * nothing large is ever begun: nodes that run, characters that are made, characters that are only looked at.
 */
final class Budget {
    private static final int STEPS_BETWEEN_CLOCK_READINGS = 1024;
    private static final int ELEMENT = 4;
    private static final int CHARACTERS_MADE = 16;
    private static final int CHARACTERS_READ = 64;

    private final Limits limits;
    private final Stopwatch stopwatch = Stopwatch.start();
    private long steps;
    private long nextReading = STEPS_BETWEEN_CLOCK_READINGS;
    private int depth;

    Budget(Limits limits) {
        this.limits = limits;
    }

    /** Takes steps from what is left. */
    void spend(long count) {
        steps += count;
        if (steps > limits.steps()) {
            throw PythonError.limit("it takes more than " + limits.steps() + " steps");
        }
        if (steps >= nextReading) {
            nextReading = steps + STEPS_BETWEEN_CLOCK_READINGS;
            if (stopwatch.elapsed() > limits.time().toNanos()) {
                throw PythonError.limit("it takes longer than " + limits.time().toMillis() + " ms");
            }
        }
    }

    /** One level down, until {@link #leave}. */
    void enter() {
        if (++depth > limits.depth()) {
            throw PythonError.limit("it nests deeper than " + limits.depth() + " levels");
        }
    }

    void leave() {
        depth--;
    }

    /** Before a string of so many characters is made. */
    void text(long characters) {
        if (characters > limits.size()) {
            throw tooLong();
        }
        spend(characters / CHARACTERS_MADE);
    }

    /** Before characters are added to a string that is being built. */
    void append(long present, long added) {
        if (present + added > limits.size()) {
            throw tooLong();
        }
        spend(added / CHARACTERS_MADE);
    }

    private PythonError tooLong() {
        return PythonError.limit("a string would be longer than " + limits.size() + " characters");
    }

    /** Before a collection of so many elements is made. */
    void elements(long count) {
        if (count > limits.size()) {
            throw PythonError.limit("a collection would have more than " + limits.size() + " elements");
        }
        spend(count * ELEMENT);
    }

    /** Before so many characters or elements are compared, searched or hashed. */
    void scan(long weight) {
        spend(weight / CHARACTERS_READ);
    }

    /** Before a value is read that may be a string: other values are not read as a whole. */
    void scanText(Value value) {
        if (value instanceof Text) {
            scan(value.weight());
        }
    }

    /** After a value was made: it must not be too large or too deep in all. */
    void admit(Value made) {
        if (made.weight() > limits.size()) {
            throw PythonError.limit("a value would hold more than " + limits.size() + " characters and elements");
        }
        if (made.nesting() > Limits.NESTING) {
            throw PythonError.limit("a value would nest deeper than " + Limits.NESTING + " levels");
        }
    }

    Limits limits() {
        return limits;
    }
}
