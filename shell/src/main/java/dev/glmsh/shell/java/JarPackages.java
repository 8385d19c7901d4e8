package dev.glmsh.shell.java;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/**
 * Which classes a jar has, by package. The compiler's own index opens a file system for each jar and looks at each file in
 * it, which for glmsh's jars takes a third of a second; this one only reads their tables of contents. Immutable once it is
 * read; the jar stays open until nobody knows it any more.
 */
final class JarPackages {
    private static final String SUFFIX = ".class";
    private static final String VERSIONS = "META-INF/";

    private final Optional<JarFile> file;
    private final Map<String, List<String>> entries = new HashMap<>();

    private JarPackages(Optional<JarFile> file) {
        this.file = file;
        file.ifPresent(this::readEntries);
    }

    /** What cannot be read as a jar has no classes. */
    static JarPackages read(Path file) {
        try {
            JarFile jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
            return new JarPackages(Optional.of(jar));
        } catch (IOException e) {
            return new JarPackages(Optional.empty());
        }
    }

    private void readEntries(JarFile jar) {
        for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
            String name = all.nextElement().getName();
            if (name.endsWith(SUFFIX) && !name.startsWith(VERSIONS)) {
                String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
                entries.computeIfAbsent(folder, any -> new ArrayList<>()).add(name);
            }
        }
    }

    /** The classes of a package, such as {@code java/util}; with those below it, if so wanted. */
    List<JarClass> list(String folder, boolean below) {
        List<String> found = new ArrayList<>(entries.getOrDefault(folder, List.of()));
        if (below) {
            String prefix = folder.isEmpty() ? "" : folder + "/";
            entries.forEach((name, classes) -> {
                if (name.startsWith(prefix) && !name.equals(folder)) {
                    found.addAll(classes);
                }
            });
        }
        return file.stream()
                .flatMap(jar -> found.stream().map(entry -> new JarClass(jar, entry)))
                .toList();
    }
}
