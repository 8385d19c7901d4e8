package dev.glmsh.shell.maven;

import dev.glmsh.GlmshException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.jspecify.annotations.Nullable;

/** Turns the resolver's pages of explanation into one line. */
final class MavenFailure {
    private MavenFailure() {}

    static GlmshException of(DependencyResolutionException failure, boolean offline) {
        List<Exception> causes = causes(failure.getResult());
        Throwable cause = causes.isEmpty() ? deepest(failure) : causes.get(causes.size() - 1);
        boolean missing = cause instanceof ArtifactNotFoundException;
        String nextStep = offline
                ? "without --offline it is looked for in repositories"
                : missing ? "check group, artifact and version, or name its repository by --repo URL" : "see --verbose";
        return new GlmshException(sentence(cause), nextStep, failure);
    }

    private static List<Exception> causes(@Nullable DependencyResult result) {
        return result == null
                ? List.of()
                : result.getArtifactResults().stream()
                        .filter(found -> !found.isResolved())
                        .findFirst()
                        .map(ArtifactResult::getExceptions)
                        .orElse(List.of());
    }

    private static Throwable deepest(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .reduce((first, second) -> second)
                .orElse(failure);
    }

    private static String sentence(Throwable cause) {
        String line = String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return line.isEmpty() ? cause.toString() : Character.toLowerCase(line.charAt(0)) + line.substring(1);
    }
}
