package dev.glmsh.hardware;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines {@code Name:   123 kB} of which /proc/meminfo, /proc/self/status and /proc/self/smaps are made, in bytes.
 * Lines of another form are skipped. Immutable.
 */
final class KernelSizes {
    private static final Pattern LINE = Pattern.compile("(?m)^([A-Za-z_()]+):[ \\t]+(\\d{1,15}) kB[ \\t]*$");
    private static final long KILOBYTE = 1024;

    private final Map<String, Long> bytes;

    private KernelSizes(Map<String, Long> bytes) {
        this.bytes = bytes;
    }

    static KernelSizes parse(String text) {
        Map<String, Long> bytes = new HashMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            bytes.put(line.group(1), Long.parseLong(line.group(2)) * KILOBYTE);
        }
        return new KernelSizes(Map.copyOf(bytes));
    }

    /** The size called {@code name}, in bytes. */
    OptionalLong bytes(String name) {
        Long size = bytes.get(name);
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }
}
