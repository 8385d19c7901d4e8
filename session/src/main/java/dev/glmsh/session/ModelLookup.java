package dev.glmsh.session;

import dev.glmsh.GlmshException;
import dev.glmsh.catalogue.Catalogue;
import dev.glmsh.catalogue.CatalogueModel;
import dev.glmsh.checkpoint.Checkpoint;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the shapes of a model that a user names: a folder, or else a repository of the catalogue. */
final class ModelLookup {
    private ModelLookup() {}

    /** The folder of that name, if there is one. */
    static Optional<Checkpoint> folder(String name) {
        try {
            Path path = Path.of(name);
            boolean meant = Files.exists(path) || path.isAbsolute() || name.startsWith(".");
            return meant ? Optional.of(Checkpoint.open(path)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The bundled model of that name.
     *
     * @throws GlmshException if there is none
     */
    static CatalogueModel bundled(String name) {
        return Catalogue.find(name)
                .orElseThrow(() -> new GlmshException(
                        name + " is no folder here, and not in the catalogue",
                        "choose a folder, or one of " + near(name)));
    }

    /** Those whose names share the most with it would need a measure; the same owner or first word is close enough. */
    private static String near(String name) {
        String start = name.toLowerCase(Locale.ROOT).split("[-/]", 2)[0];
        String found = Catalogue.ids().stream()
                .filter(id -> id.toLowerCase(Locale.ROOT).contains(start))
                .limit(5)
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? Catalogue.ids().get(0) + ", Qwen/Qwen3-8B, …" : found;
    }
}
