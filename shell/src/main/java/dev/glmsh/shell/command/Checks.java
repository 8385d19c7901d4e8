package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import java.util.List;
import java.util.Locale;

/** Refuses values of settings that make no sense, naming the setting, the value and what would do. */
final class Checks {
    private Checks() {}

    static void oneOf(String name, String value, List<String> choices) {
        if (!choices.contains(value.toLowerCase(Locale.ROOT))) {
            throw new GlmshException(
                    name + " is '" + value + "'",
                    Similar.to(value.toLowerCase(Locale.ROOT), choices)
                                    .map(meant -> "did you mean " + meant + "? ")
                                    .orElse("")
                            + "choose one of " + String.join(", ", choices));
        }
    }

    static void whole(String name, String value, int least) {
        try {
            if (Integer.parseInt(value) >= least) {
                return;
            }
        } catch (NumberFormatException e) {
            throw new GlmshException(name + " is '" + value + "'", "choose a whole number, " + least + " or more", e);
        }
        throw new GlmshException(name + " is " + value, "choose " + least + " or more");
    }
}
