package dev.glmsh.bench.compare;

import dev.glmsh.checkpoint.ModelConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * llama.cpp with its own defaults, called from Java.
 *
 * @param options what is measured
 * @param source where its library comes from
 * @param folder of the library
 */
record LlamaCppProgram(ComparisonOptions options, String source, Path folder) implements Program {
    @Override
    public String name(Pair pair) {
        return "llama.cpp (" + source + ") " + pair.type();
    }

    @Override
    public boolean takes(Shape shape, Pair pair) {
        return true;
    }

    @Override
    public void prepare(Shape shape, Pair pair) throws IOException {
        GgufFile.ensure(file(shape, pair), config(shape), pair.type());
    }

    private ModelConfig config(Shape shape) {
        return shape.checkpoint(options.folder()).config();
    }

    private Path file(Shape shape, Pair pair) {
        return options.folder().resolve(shape.label() + "-" + pair.type().name().toLowerCase(Locale.ROOT) + ".gguf");
    }

    @Override
    public Measured run(Shape shape, Pair pair) throws IOException, InterruptedException {
        List<String> what = List.of(
                folder.toString(),
                file(shape, pair).toString(),
                String.valueOf(config(shape).vocabSize()));
        return options.child().java(LlamaCppRun.class, options.arguments(what), Map.of());
    }
}
