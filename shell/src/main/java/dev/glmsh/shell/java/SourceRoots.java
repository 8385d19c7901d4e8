package dev.glmsh.shell.java;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The sources of libraries, where they lie beside what is on the class path: {@code NAME-sources.jar} beside a jar, as
 * Maven's repository has it, or in a folder {@code sources} there; {@code src/main/java} of a build
 * whose {@code target} is used.
 */
final class SourceRoots {
    private final List<Path> roots;

    /** @param classPath jars and folders */
    SourceRoots(Collection<Path> classPath) {
        this.roots = classPath.stream().flatMap(SourceRoots::sourcesOf).toList();
    }

    private static Stream<Path> sourcesOf(Path entry) {
        Path folder = entry.toAbsolutePath().getParent();
        if (folder != null && folder.endsWith("target")) {
            return Stream.of(folder.resolveSibling("src/main/java")).filter(Files::isDirectory);
        }
        String name = entry.getFileName() == null ? "" : entry.getFileName().toString();
        if (!name.endsWith(".jar")) {
            return Stream.empty();
        }
        String sources = name.substring(0, name.length() - ".jar".length()) + "-sources.jar";
        return Stream.of(
                        entry.resolveSibling(sources),
                        entry.resolveSibling("sources").resolve(sources))
                .filter(Files::isRegularFile);
    }

    /** The sources of top-level classes with a simple name, in whatever package. */
    List<String> find(String simpleName) {
        return roots.stream()
                .flatMap(root -> Files.isDirectory(root)
                        ? inFolder(root, simpleName + ".java").stream()
                        : inJar(root, simpleName + ".java").stream())
                .toList();
    }

    private static Optional<String> inFolder(Path root, String file) {
        try (Stream<Path> all = Files.walk(root)) {
            Optional<Path> found = all.filter(path -> path.endsWith(file)).findFirst();
            return found.isEmpty() ? Optional.empty() : Optional.of(Files.readString(found.get()));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // a help that cannot be read is none
        }
    }

    private static Optional<String> inJar(Path jar, String file) {
        try (ZipFile zip = new ZipFile(jar.toFile(), ZipFile.OPEN_READ)) {
            Optional<? extends ZipEntry> found = zip.stream()
                    .filter(entry -> entry.getName().endsWith("/" + file))
                    .findFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(found.get())) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The entries of a class path as the system property writes it. */
    static List<Path> entries(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }
}
