package dev.glmsh.shell.settings;

import static java.util.Objects.requireNonNull;

/**
 * A value that somebody gave to a setting.
 *
 * @param value as it was written
 * @param origin who gave it
 * @param place where exactly, for messages: {@code settings.properties:3} or {@code GLMSH_FORMAT}
 */
public record Given(String value, Origin origin, String place) {
    /** Checks that nothing is missing. */
    public Given {
        requireNonNull(value, "value is null");
        requireNonNull(origin, "origin is null");
        requireNonNull(place, "place is null");
    }
}
