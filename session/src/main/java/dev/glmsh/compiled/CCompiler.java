package dev.glmsh.compiled;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine's C compiler with OpenMP: {@code GLMSH_CC} names one, else {@code cc}, {@code gcc} or {@code clang} of the
 * PATH is taken.
 */
final class CCompiler {
    /** Sums may be taken in any order, which is what lets them be taken side by side. */
    private static final List<String> OPTIONS = List.of(
            "-O3",
            "-march=native",
            "-fopenmp",
            "-fno-math-errno",
            "-fno-trapping-math",
            "-fno-signed-zeros",
            "-fassociative-math",
            "-ffinite-math-only",
            "-shared",
            "-fPIC");

    private static final long SECONDS = 120;

    private final Path program;

    private CCompiler(Path program) {
        this.program = program;
    }

    /** Empty where there is none. */
    static Optional<CCompiler> find(Optional<String> named, String path) {
        return named.map(Stream::of)
                .orElse(Stream.of("cc", "gcc", "clang"))
                .flatMap(name -> name.contains(File.separator)
                        ? Stream.of(Path.of(name))
                        : Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(CCompiler::new);
    }

    /** What its libraries depend on: another version, or an update of the same, makes others. */
    String identity() throws IOException {
        Path real = program.toRealPath();
        return real + " " + Files.size(real) + " " + Files.getLastModifiedTime(real) + " " + OPTIONS;
    }

    /**
     * Makes a shared library.
     *
     * @throws IOException if it cannot, with the compiler's first line
     */
    void compile(List<Path> sources, Path library) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of("-o", library.toString()));
        sources.forEach(source -> command.add(source.toString()));
        command.add("-lm");
        Path log = library.resolveSibling(library.getFileName() + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(program + " took more than " + SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(program + ": " + firstLine(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(log);
        }
    }

    private static String firstLine(Path log) throws IOException {
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("failed");
    }
}
