package dev.glmsh.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What help says about more than one command; the texts are resources beside this class. */
final class HelpTopics {
    private static final List<String> NAMES = List.of("output", "java", "chat", "settings", "scripts");

    private HelpTopics() {}

    /** In the order in which help lists them. A command of the same name is meant unless {@code topic} says so. */
    static List<String> names() {
        return NAMES;
    }

    /** The text of a topic, if there is one of the name. */
    static Optional<String> text(String name) {
        return NAMES.contains(name) ? Optional.of(read("help/" + name + ".txt")) : Optional.empty();
    }

    private static String read(String resource) {
        try (InputStream in = HelpTopics.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
