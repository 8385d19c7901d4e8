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
     * Makes a shared library, each source by a process of its own, at the same time.
     *
     * @throws IOException if it cannot, with the compiler's first line
     */
    void compile(List<Path> sources, Path library) throws IOException {
        List<String> link = new ArrayList<>(List.of("-shared", "-o", library.toString()));
        List<Run> runs = new ArrayList<>();
        try {
            for (Path source : sources) {
                Path object = Path.of(source + ".o");
                link.add(object.toString());
                runs.add(start(List.of("-c", "-o", object.toString(), source.toString()), object));
            }
            for (Run run : runs) {
                finish(run);
            }
            link.add("-lm");
            runs.add(start(link, library));
            finish(runs.get(runs.size() - 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        } finally {
            runs.forEach(run -> run.process().destroyForcibly().onExit().join());
        }
    }

    /** A compiler at work, and what it says. */
    private record Run(Process process, Path log) {}

    private Run start(List<String> arguments, Path made) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(OPTIONS);
        command.addAll(arguments);
        Path log = Path.of(made + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new Run(process, log);
    }

    private void finish(Run run) throws IOException, InterruptedException {
        if (!run.process().waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(program + " took more than " + SECONDS + " s");
        }
        if (run.process().exitValue() != 0) {
            throw new IOException(program + ": " + firstLine(run.log()));
        }
    }

    private static String firstLine(Path log) throws IOException {
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("failed");
    }
}
