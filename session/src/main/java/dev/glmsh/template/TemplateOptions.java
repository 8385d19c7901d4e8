package dev.glmsh.template;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.ZoneId;

/**
 * What a rendering takes from outside besides its variables.
 *
 * @param limits how much it may take
 * @param clock what {@code strftime_now} reads, in the clock's time zone
 */
public record TemplateOptions(Limits limits, Clock clock) {
    /** Refuses null. */
    public TemplateOptions {
        requireNonNull(limits, "limits is null");
        requireNonNull(clock, "clock is null");
    }

    /** {@link Limits#defaults} and the system's clock and time zone. */
    public static TemplateOptions defaults() {
        return new TemplateOptions(Limits.defaults(), Clock.system(ZoneId.systemDefault()));
    }
}
