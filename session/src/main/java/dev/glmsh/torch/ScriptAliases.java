package dev.glmsh.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Aliases of script texts: a line {@code Name = text} outside of a method makes that capitalised word stand for the text,
 * in every resource that is loaded together. So the decoder can be written for any type of matrix, and a kernel for any
 * constant of the platform.
 */
final class ScriptAliases {
    private static final Pattern ALIAS = Pattern.compile("(?m)^([A-Z]\\w*) = (.+)\\n");

    private ScriptAliases() {}

    /** The text without its alias lines and with their meanings filled in. An alias may use others. */
    static String resolve(String text) {
        Map<String, String> aliases = new LinkedHashMap<>();
        Matcher lines = ALIAS.matcher(text);
        while (lines.find()) {
            aliases.put(lines.group(1), lines.group(2));
        }
        String resolved = lines.replaceAll("");
        for (int depth = 0; depth < aliases.size(); depth++) {
            for (Map.Entry<String, String> alias : aliases.entrySet()) {
                resolved = resolved.replaceAll(
                        "(?<![\\w.])" + alias.getKey() + "\\b", Matcher.quoteReplacement(alias.getValue()));
            }
        }
        return resolved;
    }
}
