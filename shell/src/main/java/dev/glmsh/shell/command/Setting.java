package dev.glmsh.shell.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something that the settings file may say.
 *
 * @param name as it stands there
 * @param initial what holds where nobody says anything
 * @param meaning one line
 * @param choices the values that there are; empty where there are too many to list
 * @param check throws {@link dev.glmsh.GlmshException} for a value that makes no sense
 */
record Setting(String name, String initial, String meaning, List<String> choices, Consumer<String> check) {
    Setting {
        requireNonNull(name, "name is null");
        requireNonNull(initial, "initial is null");
        requireNonNull(meaning, "meaning is null");
        choices = List.copyOf(choices);
        requireNonNull(check, "check is null");
    }

    /** One of a few words. */
    static Setting oneOf(String name, String initial, String meaning, List<String> choices) {
        return new Setting(name, initial, meaning, choices, value -> Checks.oneOf(name, value, choices));
    }

    /** A whole number from {@code least} on. */
    static Setting whole(String name, String initial, String meaning, int least) {
        return new Setting(name, initial, meaning, List.of(), value -> Checks.whole(name, value, least));
    }

    /** Any text. */
    static Setting text(String name, String initial, String meaning) {
        return new Setting(name, initial, meaning, List.of(), value -> {});
    }
}
