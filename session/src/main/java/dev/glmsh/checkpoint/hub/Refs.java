package dev.glmsh.checkpoint.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/** The folder {@code refs} of a cached model: for each branch or tag a file with the commit it was last seen at. */
final class Refs {
    private static final int MAX_BYTES = 200;

    private final Path folder;

    Refs(Path repository) {
        folder = repository.resolve("refs");
    }

    /** The commit of a revision, as far as it is known here. */
    Optional<String> commit(String revision) {
        if (HubId.isCommit(revision)) {
            return Optional.of(revision);
        }
        Path file = folder.resolve(revision);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
                    ? Optional.of(Files.readString(file).strip()).filter(HubId::isCommit)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // what cannot be read is not known
        }
    }

    /** Notes where a revision is now. A reader sees the old commit or the new one. */
    void write(String revision, String commit) throws IOException {
        if (HubId.isCommit(revision) || commit(revision).filter(commit::equals).isPresent()) {
            return;
        }
        Path file = folder.resolve(revision);
        Path parent =
                Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
        Path temporary = parent.resolve(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        Files.writeString(temporary, commit);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
