package dev.glmsh.shell.maven;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.ContextOverrides.AddRepositoriesOp;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Resolves Maven coordinates as Maven does: from the repositories of the user's {@code settings.xml}, Maven Central, and
 * those given here, by way of the local repository, which is all that it needs for what is there already.
 *
 * <pre>{@code
 * List<Library> found = new MavenResolver(List.of(), false)
 *         .resolve(List.of("org.apache.commons:commons-csv:1.14.1"), Progress.NONE, new Cancellation());
 * }</pre>
 */
public final class MavenResolver {
    private final List<String> repositories;
    private final boolean offline;
    private final Optional<Path> home;

    /**
     * A resolver over the user's own Maven home.
     *
     * @param repositories URLs to ask besides
     * @param offline whether only the local repository is looked at
     */
    public MavenResolver(List<String> repositories, boolean offline) {
        this(repositories, offline, Optional.empty());
    }

    /** @param home a folder in place of {@code ~/.m2} */
    MavenResolver(List<String> repositories, boolean offline, Optional<Path> home) {
        this.repositories = List.copyOf(repositories);
        this.offline = offline;
        this.home = home;
    }

    /**
     * The libraries and what they need at run time, nearest first, without anything twice.
     *
     * @param coordinates each {@code group:artifact:version}, perhaps with type and classifier before the version
     * @throws GlmshException if something is missing, or its needs contradict each other
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public List<Library> resolve(List<String> coordinates, Progress progress, Cancellation cancellation) {
        List<Dependency> wanted = coordinates.stream()
                .map(text -> new Dependency(artifact(text), JavaScopes.COMPILE))
                .toList();
        try (Context maven = new StandaloneStaticRuntime().create(overrides(progress, cancellation))) {
            CollectRequest collect = new CollectRequest();
            collect.setDependencies(wanted);
            collect.setRepositories(maven.remoteRepositories());
            DependencyRequest request =
                    new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
            return maven
                    .repositorySystem()
                    .resolveDependencies(maven.repositorySystemSession(), request)
                    .getArtifactResults()
                    .stream()
                    .map(MavenResolver::library)
                    .toList();
        } catch (DependencyResolutionException e) {
            cancellation.check(String.join(" ", coordinates));
            throw MavenFailure.of(e, offline);
        }
    }

    private ContextOverrides overrides(Progress progress, Cancellation cancellation) {
        ContextOverrides.Builder overrides = ContextOverrides.create()
                .withUserSettings(true)
                .transferListener(new TransferProgress(progress, cancellation));
        if (!repositories.isEmpty()) {
            overrides.repositories(remote()).addRepositoriesOp(AddRepositoriesOp.APPEND);
        }
        if (offline) {
            overrides.offline(true);
        }
        home.ifPresent(overrides::withMavenUserHomeOverride);
        Optional.ofNullable(System.getProperty("maven.repo.local"))
                .filter(path -> home.isEmpty())
                .ifPresent(path -> overrides.withLocalRepositoryOverride(Path.of(path)));
        return overrides.build();
    }

    private List<RemoteRepository> remote() {
        List<RemoteRepository> remote = new ArrayList<>();
        for (String url : repositories) {
            String id = "repo-" + Integer.toHexString(url.hashCode());
            remote.add(new RemoteRepository.Builder(id, "default", checked(url)).build());
        }
        return remote;
    }

    private static String checked(String url) {
        boolean known = url.matches("(?i)(https?|file):.*");
        try {
            if (known && URI.create(url).isAbsolute()) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new GlmshException("'" + url + "' is no URL of a repository", "write https://… or file:///…", e);
        }
        throw new GlmshException("'" + url + "' is no URL of a repository", "write https://… or file:///…");
    }

    private static Artifact artifact(String text) {
        if (text.matches("[^:\\s]+:[^:\\s]+")) {
            throw new GlmshException(text + " lacks a version", "write " + text + ":VERSION");
        }
        try {
            return new DefaultArtifact(text);
        } catch (IllegalArgumentException e) {
            throw new GlmshException("'" + text + "' names no library", "write group:artifact:version", e);
        }
    }

    private static Library library(ArtifactResult result) {
        Artifact artifact = result.getArtifact();
        String classifier = artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier();
        return new Library(
                artifact.getGroupId() + ":" + artifact.getArtifactId() + classifier,
                artifact.getVersion(),
                result.getRequest().getDependencyNode().getDependency().getScope(),
                artifact.getFile().toPath());
    }
}
