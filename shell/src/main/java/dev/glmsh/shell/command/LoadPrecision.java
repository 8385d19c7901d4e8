package dev.glmsh.shell.command;

import dev.glmsh.device.Precision;
import dev.glmsh.session.LoadOptions;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The names that {@code --precision} of {@code :load} and the setting of that name take. */
final class LoadPrecision implements Iterable<String> {
    private static final String AUTO = "auto";

    static List<String> names() {
        return Stream.concat(Stream.of(AUTO), Arrays.stream(Precision.values()).map(Precision::label))
                .toList();
    }

    /**
     * The options with that precision, or with one that is chosen by the free memory.
     *
     * @throws dev.glmsh.GlmshException if there is none of that name
     */
    static LoadOptions apply(String name, LoadOptions options) {
        return name.equalsIgnoreCase(AUTO)
                ? options.withFittingPrecision()
                : options.withPrecision(Precision.parse(name));
    }

    @Override
    public Iterator<String> iterator() {
        return names().iterator();
    }
}
