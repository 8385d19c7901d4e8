package dev.glmsh.compiled;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shared library of the kernels in this user's cache, compiled when it is not there. Its name depends on the sources,
 * the compiler and the processor, so a home folder may be shared by several machines.
 */
final class KernelLibrary {
    private static final List<String> HEADERS = List.of(
            "numbers.h",
            "pairs.h",
            "matrix.h",
            "rows.h",
            "twelve.h",
            "int4.h",
            "int8.h",
            "team.h",
            "multiply.h",
            "many.h",
            "many4.h",
            "many8.h",
            "many16.h",
            "tiles.h",
            "workspace.h",
            "pages.h",
            "attention.h",
            "prompt.h",
            "layer.h",
            "layers.h");

    private static final List<String> UNITS = List.of("decode.c", "layers.c", "prompt.c", "load.c", "compact.c");
    private static final List<String> SOURCES =
            Stream.of(HEADERS, UNITS).flatMap(List::stream).toList();

    private KernelLibrary() {}

    /** The library's path, below {@code cache}. */
    static Path provide(CCompiler compiler, Path cache) throws IOException {
        Path folder = cache.resolve("kernels");
        Path library = folder.resolve("glmsh-" + key(compiler) + ".so");
        if (Files.isRegularFile(library)) {
            return library;
        }
        make(folder);
        Path work = Files.createTempDirectory(folder, "compiling");
        try {
            for (String name : SOURCES) {
                Files.writeString(work.resolve(name), source(name));
            }
            Path made = work.resolve("library.so");
            compiler.compile(UNITS.stream().map(work::resolve).toList(), made);
            Files.move(made, library, StandardCopyOption.ATOMIC_MOVE);
            return library;
        } finally {
            delete(work);
        }
    }

    /** Nobody else may put a library here that this user would load. */
    private static void make(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static String key(CCompiler compiler) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : SOURCES) {
                digest.update(source(name).getBytes(StandardCharsets.UTF_8));
            }
            digest.update(compiler.identity().getBytes(StandardCharsets.UTF_8));
            digest.update(ProcessorFlags.text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String source(String name) throws IOException {
        try (InputStream in = KernelLibrary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
