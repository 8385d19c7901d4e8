package dev.glmsh.session;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.SyntheticModel;
import dev.glmsh.checkpoint.hub.HubId;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a user names to be loaded or estimated: a folder here, a model on a hub, or random weights of a
 * known shape. A path that exists is a folder; what
 * has the form of an id is one; anything else is taken for a path.
 *
 * <pre>{@code
 * ModelReference.of("models/glm-4-9b");                   // Local, if models/ is here
 * ModelReference.of("zai-org/AutoGLM-Phone-9B");          // Hub
 * ModelReference.of("modelscope:ZhipuAI/glm-4-9b@v1.0");  // Hub
 * ModelReference.of("synthetic:glm-4-9b-0414?layers=4");  // Synthetic
 * }</pre>
 */
public sealed interface ModelReference {
    /**
     * A folder.
     *
     * @param directory that holds {@code config.json}
     */
    record Local(Path directory) implements ModelReference {}

    /**
     * A model on a hub.
     *
     * @param id its organisation, name and revision
     */
    record Hub(HubId id) implements ModelReference {}

    /**
     * A model of a known shape with random weights.
     *
     * @param model its shape
     */
    record Synthetic(SyntheticModel model) implements ModelReference {}

    /**
     * What the text means.
     *
     * @throws GlmshException if it is neither an id nor a path, or names a revision that cannot be one
     */
    static ModelReference of(String text) {
        Optional<SyntheticModel> synthetic = SyntheticModel.parse(text);
        if (synthetic.isPresent()) {
            return new Synthetic(synthetic.get());
        }
        Optional<Path> path = path(text);
        return path.filter(given -> Files.exists(given) || isInKnownFolder(given))
                .<ModelReference>map(Local::new)
                .or(() -> HubId.parse(text).map(Hub::new))
                .or(() -> path.map(Local::new))
                .orElseThrow(() -> new GlmshException(
                        "'" + text + "' is neither a path nor a model's id",
                        "give a folder, or an id such as zai-org/AutoGLM-Phone-9B"));
    }

    /** Beside other files a misspelt path is likelier than an organisation of that name. */
    private static boolean isInKnownFolder(Path path) {
        Path parent = path.getParent();
        return parent != null && Files.isDirectory(parent);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
