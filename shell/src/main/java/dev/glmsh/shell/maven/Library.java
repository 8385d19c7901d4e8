package dev.glmsh.shell.maven;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A library that was found.
 *
 * @param name group and artifact, and a classifier if it has one
 * @param version which
 * @param scope why it is there: compile or runtime
 * @param file the jar in the local repository
 */
public record Library(String name, String version, String scope, Path file) {
    /** Checks that nothing is missing. */
    public Library {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(file, "file is null");
    }
}
