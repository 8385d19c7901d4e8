package dev.glmsh.checkpoint.hub;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The headers of models that were looked at, by commit: the small files, and of each shard its header and its length. A
 * few megabytes a model, so that a second look needs no network.
 */
final class HeaderCache {
    private static final String LENGTHS = "shard-lengths.json";
    private static final Gson GSON = new Gson();

    private final HubId id;
    private final Path repository;
    private final Refs refs;

    HeaderCache(Path root, HubId id) {
        this.id = id;
        this.repository = root.resolve(id.folder());
        this.refs = new Refs(repository);
    }

    /** What is kept of the model; empty if nothing is, or it cannot be read. */
    Optional<Checkpoint> find() {
        return refs.commit(id.revision())
                .map(this::folder)
                .filter(Files::isDirectory)
                .flatMap(this::open);
    }

    /** A folder to put the files into, which nobody sees before {@link #publish}. */
    Path newFolder() throws IOException {
        return Files.createDirectories(repository.resolve("new-" + UUID.randomUUID()));
    }

    /** Makes a filled folder the one of its commit. */
    void publish(Path filled, String commit, Map<String, Long> lengths) throws IOException {
        Files.writeString(filled.resolve(LENGTHS), GSON.toJson(lengths));
        Path target = folder(commit);
        Files.createDirectories(Optional.ofNullable(target.getParent()).orElseThrow());
        if (!Files.isDirectory(target)) {
            Files.move(filled, target, StandardCopyOption.ATOMIC_MOVE);
        }
        refs.write(id.revision(), commit);
    }

    /** Reads what was published. */
    Checkpoint require(String commit) {
        return open(folder(commit))
                .orElseThrow(() -> new GlmshException(
                        "the headers of " + id + " cannot be kept in " + repository, "check its permissions"));
    }

    private Path folder(String commit) {
        return repository.resolve("snapshots").resolve(commit);
    }

    private Optional<Checkpoint> open(Path folder) {
        try {
            String text = Files.readString(folder.resolve(LENGTHS));
            Map<String, Long> lengths = GSON.fromJson(text, new TypeToken<Map<String, Long>>() {});
            return Optional.of(Checkpoint.openHeaders(folder, id.model(), lengths == null ? Map.of() : lengths));
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }
}
