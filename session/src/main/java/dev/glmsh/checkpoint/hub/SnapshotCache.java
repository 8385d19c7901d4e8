package dev.glmsh.checkpoint.hub;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.WeightIndex;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;

/**
 * One model in a cache of the layout that Python's huggingface_hub reads and writes: {@code blobs} by hash,
 * {@code snapshots/COMMIT} with links to them, {@code refs} from branches to commits.
 *
 * @see <a href="https://huggingface.co/docs/huggingface_hub/guides/manage-cache">the layout</a>
 */
final class SnapshotCache {
    private final Path root;
    private final HubId id;
    private final Path repository;
    private final Refs refs;

    SnapshotCache(Path root, HubId id) {
        this.root = root;
        this.id = id;
        this.repository = root.resolve(id.folder());
        this.refs = new Refs(repository);
    }

    /** The snapshot of the id's revision, if all that a model needs is in it. */
    Optional<Path> find() {
        return refs.commit(id.revision()).map(this::snapshot).filter(SnapshotCache::isComplete);
    }

    Path snapshot(String commit) {
        return repository.resolve("snapshots").resolve(commit);
    }

    Path lock() {
        return root.resolve(".locks").resolve(id.folder()).resolve("glmsh.lock");
    }

    Path blob(HubFile file) {
        return repository.resolve("blobs").resolve(file.etag());
    }

    Refs refs() {
        return refs;
    }

    /** Whether a snapshot has the file at its full length. */
    boolean has(String commit, HubFile file) {
        return isWhole(snapshot(commit).resolve(file.path()), file);
    }

    /** Whether the file's bytes are there, whatever snapshot they came with. */
    boolean hasBlob(HubFile file) {
        return isWhole(blob(file), file);
    }

    private static boolean isWhole(Path path, HubFile file) {
        try {
            return Files.isRegularFile(path) && Files.size(path) == file.size();
        } catch (IOException e) {
            return false;
        }
    }

    void makeFolders() throws IOException {
        Files.createDirectories(repository.resolve("blobs"));
        Files.createDirectories(repository.resolve("snapshots"));
    }

    /** Gives checked bytes their final name. */
    void publish(Path checked, HubFile file) throws IOException {
        Path blob = blob(file);
        try {
            Files.move(checked, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(checked, blob, StandardCopyOption.REPLACE_EXISTING);
        }
        force(blob.resolveSibling(""));
    }

    /**
     * Puts a blob into a snapshot: as a link, where the system makes none as a second name of the file, and where it
     * makes none either as the file itself.
     */
    void link(String commit, HubFile file) throws IOException {
        Path entry = snapshot(commit).resolve(file.path());
        Path folder = Files.createDirectories(entry.resolveSibling(""));
        if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(entry);
        }
        try {
            Files.createSymbolicLink(entry, folder.relativize(blob(file)));
        } catch (UnsupportedOperationException | IOException e) {
            linkHard(entry, blob(file));
        }
    }

    private static void linkHard(Path entry, Path blob) throws IOException {
        try {
            Files.createLink(entry, blob);
        } catch (UnsupportedOperationException | IOException e) {
            Files.move(blob, entry, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A directory's new names survive a power cut only when it is forced; Windows neither needs nor allows it. */
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        } catch (IOException e) {
            // not possible on this system
        }
    }

    /** Whether configuration, tokenizer and all weights are in a snapshot. Python's tools leave partial ones, too. */
    static boolean isComplete(Path snapshot) {
        if (!Files.isRegularFile(snapshot.resolve("config.json"))
                || !Files.isRegularFile(snapshot.resolve("tokenizer.json"))) {
            return false;
        }
        if (Files.isRegularFile(snapshot.resolve(WeightIndex.SINGLE))) {
            return true;
        }
        Path index = snapshot.resolve(WeightIndex.NAME);
        return Files.isRegularFile(index) && hasShards(snapshot, index);
    }

    private static boolean hasShards(Path snapshot, Path index) {
        try {
            Set<String> shards = WeightIndex.shards(index);
            return shards.stream().allMatch(shard -> Files.isRegularFile(snapshot.resolve(shard)));
        } catch (GlmshException e) {
            return false;
        }
    }
}
