package dev.glmsh.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which programs are here: what {@code bench/compare} has fetched, and a Python if it has PyTorch. */
final class Programs {
    private Programs() {}

    /** glmsh first. A quick run takes only the newest llama.cpp besides. */
    static List<Program> find(ComparisonOptions options) throws IOException {
        List<Program> programs = new ArrayList<>(List.of(new GlmshProgram(options)));
        llama(options, "node-llama-cpp").ifPresent(programs::add);
        if (!options.quick()) {
            llama(options, "de.kherud-llama").ifPresent(programs::add);
            path("glmsh.jlama.java")
                    .ifPresent(java -> programs.add(new JlamaProgram(
                            options,
                            java,
                            options.folder().resolve("jlama"),
                            Path.of("bench/src/main/jlama/JlamaRun.java"))));
            path("glmsh.python")
                    .ifPresent(python -> programs.add(
                            new TransformersProgram(options, python, Path.of("bench/transformers_run.py"))));
        }
        return programs;
    }

    private static Optional<Program> llama(ComparisonOptions options, String name) throws IOException {
        Path folder = options.folder().resolve(name);
        Path version = folder.resolve("version");
        return Files.exists(version)
                ? Optional.of(new LlamaCppProgram(
                        options, name + " " + Files.readString(version).strip(), folder))
                : Optional.empty();
    }

    private static Optional<Path> path(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }
}
