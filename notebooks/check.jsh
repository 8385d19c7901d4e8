/**
 * Compares an answer with what is right and says so. An answer that is not a number counts as not given.
 *
 * @param tolerance how far off it may be, as a share of what is right; 0 for exact
 */
void check(String name, double answer, double expected, double tolerance) {
    if (Double.isNaN(answer)) {
        System.out.println("… " + name + ": not answered yet");
    } else if (Math.abs(answer - expected) <= Math.abs(expected) * tolerance) {
        System.out.println("✓ " + name);
    } else {
        System.out.println("✗ " + name + ": " + answer + " is too " + (answer < expected ? "small" : "large"));
    }
}
