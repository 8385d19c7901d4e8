package dev.glmsh.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Turns column names into the keys that JSON and CSV use: {@code "Peak memory"} becomes {@code peak_memory},
 * {@code "Tokens/s"} becomes {@code tokens_per_s}, {@code "Used %"} becomes {@code used_percent}, {@code "#"} becomes {@code number}.
 */
final class Keys {
    private Keys() {}

    /** One key for each name, in order, all different: a later duplicate gets a number. */
    static List<String> of(List<String> names) {
        Set<String> keys = new LinkedHashSet<>();
        for (String name : names) {
            String key = of(name);
            String candidate = key;
            for (int number = 2; !keys.add(candidate); number++) {
                candidate = key + "_" + number;
            }
        }
        return List.copyOf(keys);
    }

    static String of(String name) {
        String spelled =
                name.replace("%", " percent ").replace("#", " number ").replaceAll("(?<=\\S)/(?=\\S)", " per ");
        String key = spelled.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        return key.isEmpty() ? "column" : key;
    }
}
