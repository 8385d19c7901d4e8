package dev.glmsh.checkpoint.hub;

import dev.glmsh.GlmshException;
import java.util.List;
import java.util.Optional;

/**
 * A repository at one commit.
 *
 * @param commit 40 hexadecimal digits
 * @param pin the revision to ask for files by: the commit, where the hub takes one
 * @param files all of its files
 */
record Listing(String commit, String pin, List<HubFile> files) {
    /** Checks the commit, which becomes part of paths. */
    Listing {
        if (!HubId.isCommit(commit)) {
            throw new GlmshException("the hub names no commit", "check HF_ENDPOINT, or try again later");
        }
        files = List.copyOf(files);
    }

    Optional<HubFile> find(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }
}
