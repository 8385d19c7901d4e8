package dev.glmsh.bench.compare;

import com.google.gson.Gson;
import java.util.List;

/**
 * What one process measured, as it prints it in one line.
 *
 * @param program and its version
 * @param prefill tokens a second of each repetition
 * @param decode tokens a second of each repetition
 * @param gigabytesPerSecond at which a plain loop of the same process reads the memory of the weights; 0 if unknown
 * @param sameMemory whether it was that memory, or other memory of the process
 */
record Measured(
        String program, List<Double> prefill, List<Double> decode, double gigabytesPerSecond, boolean sameMemory) {
    private static final String MARK = "measured ";

    /** Prints it so that other output does not matter. */
    void print() {
        System.out.println("\n" + MARK + new Gson().toJson(this));
    }

    /** What a process printed. */
    static Measured parse(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(MARK))
                .map(line -> new Gson().fromJson(line.substring(MARK.length()), Measured.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no result in:\n" + String.join("\n", lines)));
    }

    double bestPrefill() {
        return prefill.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    double bestDecode() {
        return decode.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
