package dev.glmsh.checkpoint.hub;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file as the hub lists it.
 *
 * @param path its path in the repository, with slashes
 * @param size its bytes
 * @param blobId git's SHA-1 of it, if the hub gives one; of a large file, that of its pointer
 * @param sha256 the SHA-256 of its bytes, which large files have and all files of ModelScope
 */
record HubFile(String path, long size, Optional<String> blobId, Optional<String> sha256) {
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    HubFile {
        requireNonNull(path, "path is null");
        boolean hashes = blobId.map(id -> SHA1.matcher(id).matches()).orElse(true)
                && sha256.map(sha -> SHA256.matcher(sha).matches()).orElse(true)
                && (blobId.isPresent() || sha256.isPresent());
        if (!hashes || size < 0) {
            throw new GlmshException(
                    "the hub lists " + path + " without a size and a hash that can be checked", "try again later");
        }
    }

    /** What the file is called among a cache's blobs, and the ETag that the hub gives it. */
    String etag() {
        return sha256.or(() -> blobId).orElseThrow();
    }

    /** Whether it lies at the repository's top. */
    boolean isTopLevel() {
        return path.indexOf('/') < 0;
    }
}
