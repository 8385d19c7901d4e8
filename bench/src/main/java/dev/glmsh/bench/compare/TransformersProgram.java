package dev.glmsh.bench.compare;

import dev.glmsh.bench.SyntheticWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * transformers with PyTorch, in bfloat16.
 *
 * @param options what is measured
 * @param python that has both
 * @param script the program that is run
 */
record TransformersProgram(ComparisonOptions options, Path python, Path script) implements Program {
    @Override
    public String name(Pair pair) {
        return "transformers BF16";
    }

    @Override
    public boolean takes(Shape shape, Pair pair) {
        return pair == Pair.BF16;
    }

    @Override
    public void prepare(Shape shape, Pair pair) throws IOException {
        if (shape != Shape.GLM) {
            SyntheticWriter.write("synthetic:" + shape.label(), options.folder().resolve(shape.label()));
        }
    }

    @Override
    public Measured run(Shape shape, Pair pair) throws IOException, InterruptedException {
        Path folder = shape == Shape.GLM
                ? shape.checkpoint(options.folder()).directory()
                : options.folder().resolve(shape.label());
        List<String> command = new ArrayList<>(List.of(python.toString(), script.toString()));
        command.addAll(options.arguments(List.of(folder.toString())));
        return Measured.parse(options.child().lines(command, Map.of()));
    }
}
