package dev.glmsh.shell.settings;

import java.util.Locale;

/** Where a setting's value comes from; a later one counts more than an earlier one. */
public enum Origin {
    /** Nobody said anything. */
    DEFAULT,
    /** The settings file. */
    FILE,
    /** An environment variable. */
    ENVIRONMENT,
    /** An option of the program. */
    COMMAND_LINE;

    /** As people read it: {@code command line}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
