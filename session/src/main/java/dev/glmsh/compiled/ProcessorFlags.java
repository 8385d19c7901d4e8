package dev.glmsh.compiled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What this machine's processor can do, from /proc/cpuinfo. */
final class ProcessorFlags {
    private static final Path FILE = Path.of("/proc/cpuinfo");
    /** Those that many.h asks for. */
    private static final List<String> FOUR_AT_ONCE = List.of("avx512_vnni", "avx512vbmi", "avx512vl");

    private static final String MATRIX_UNITS = "amx_int8";
    private static final String PAIRS = "avx512_bf16";

    private ProcessorFlags() {}

    /** The lines that tell processors apart; where there are none, the architecture. */
    static String text() {
        try (Stream<String> lines = Files.lines(FILE)) {
            return lines.filter(line -> line.startsWith("model name")
                            || line.startsWith("flags")
                            || line.startsWith("Features")
                            || line.startsWith("CPU part"))
                    .distinct()
                    .toList()
                    .toString();
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** Whether kernels for several vectors and quantised weights are compiled for a processor of such flags. */
    static boolean multipliesQuantized(String text) {
        List<String> flags = Arrays.asList(text.split("[^a-z0-9_]+"));
        return flags.containsAll(FOUR_AT_ONCE) && !flags.contains(MATRIX_UNITS);
    }

    /** The same of bfloat16. */
    static boolean multipliesBf16(String text) {
        return multipliesQuantized(text)
                && Arrays.asList(text.split("[^a-z0-9_]+")).contains(PAIRS);
    }
}
