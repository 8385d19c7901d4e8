package dev.glmsh.shell.java;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The compiler's view of files, with jars of the class path looked up in {@link JarPackages}, which are read in the
 * background. All else is the compiler's own. Used by one thread at a time.
 */
final class JarFileManager extends ForwardingJavaFileManager<StandardJavaFileManager>
        implements StandardJavaFileManager {
    private static final Set<String> CLASS_PATH_OPTIONS = Set.of("-classpath", "--class-path", "-cp");

    private final Map<Path, CompletableFuture<JarPackages>> jars;
    private List<Path> classPath = List.of();
    private boolean folders = true;

    private JarFileManager(StandardJavaFileManager files, Map<Path, CompletableFuture<JarPackages>> jars) {
        super(files);
        this.jars = jars;
    }

    /** Begins to read the jars of a class path, for the manager that is to be made. */
    static Map<Path, CompletableFuture<JarPackages>> prepare(String path) {
        Map<Path, CompletableFuture<JarPackages>> jars = new LinkedHashMap<>();
        entries(path).filter(JarFileManager::isJar).forEach(jar -> jars.put(jar, new CompletableFuture<>()));
        Thread reader = new Thread(() -> jars.forEach(JarFileManager::read), "jshell-classpath");
        reader.setDaemon(true);
        reader.start();
        return jars;
    }

    @SuppressWarnings("IllegalCatch") // the one who waits for it has to learn whatever goes wrong
    private static void read(Path jar, CompletableFuture<JarPackages> packages) {
        try {
            packages.complete(JarPackages.read(jar));
        } catch (RuntimeException | Error e) {
            packages.completeExceptionally(e);
        }
    }

    /** A manager that knows these jars, and reads others when it comes upon them. */
    static JarFileManager over(StandardJavaFileManager files, Map<Path, CompletableFuture<JarPackages>> prepared) {
        return new JarFileManager(files, new LinkedHashMap<>(prepared));
    }

    private static Stream<Path> entries(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .distinct();
    }

    private static boolean isJar(Path entry) {
        return entry.toString().endsWith(".jar") && Files.isRegularFile(entry);
    }

    @Override
    public boolean handleOption(String option, Iterator<String> rest) {
        if (!CLASS_PATH_OPTIONS.contains(option)) {
            return super.handleOption(option, rest);
        }
        classPath = entries(rest.next()).toList();
        List<Path> others = classPath.stream().filter(entry -> !isJar(entry)).toList();
        folders = !others.isEmpty();
        String left = others.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return super.handleOption(option, List.of(left).iterator());
    }

    private Stream<JarPackages> jars() {
        return classPath.stream()
                .filter(JarFileManager::isJar)
                .map(jar -> jars.computeIfAbsent(
                                jar, fresh -> CompletableFuture.completedFuture(JarPackages.read(fresh)))
                        .join());
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String name, Set<Kind> kinds, boolean below)
            throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return super.list(location, name, kinds, below);
        }
        List<JavaFileObject> found = new ArrayList<>();
        if (kinds.contains(Kind.CLASS)) {
            jars().forEach(jar -> found.addAll(jar.list(name.replace('.', '/'), below)));
        }
        if (folders) {
            super.list(location, name, kinds, below).forEach(found::add);
        }
        return found;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof JarClass known ? known.binaryName() : super.inferBinaryName(location, file);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return file instanceof JarClass ? location == StandardLocation.CLASS_PATH : super.contains(location, file);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        boolean ours = one instanceof JarClass || other instanceof JarClass;
        return ours ? one.toUri().equals(other.toUri()) : super.isSameFile(one, other);
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        return location == StandardLocation.CLASS_PATH ? classPath : fileManager.getLocationAsPaths(location);
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> path) throws IOException {
        fileManager.setLocation(location, path);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }
}
