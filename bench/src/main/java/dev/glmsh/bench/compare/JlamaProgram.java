package dev.glmsh.bench.compare;

import dev.glmsh.bench.SyntheticWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Jlama, the other choice in Java. It has no GLM.
 *
 * @param options what is measured
 * @param java a JDK of 21 or newer
 * @param folder of its jars
 * @param source the program that is run
 */
record JlamaProgram(ComparisonOptions options, Path java, Path folder, Path source) implements Program {
    @Override
    public String name(Pair pair) {
        return "Jlama " + (pair == Pair.BF16 ? "BF16" : "Q4");
    }

    @Override
    public boolean takes(Shape shape, Pair pair) {
        return shape != Shape.GLM && (pair == Pair.BF16 || pair == Pair.INT4);
    }

    @Override
    public void prepare(Shape shape, Pair pair) throws IOException, InterruptedException {
        Path plain = folder(shape, Pair.BF16);
        SyntheticWriter.write("synthetic:" + shape.label(), plain);
        for (String expected : List.of("README.md", "tokenizer_config.json")) { // Jlama copies them
            Files.writeString(plain.resolve(expected), "{}");
        }
        Path quantised = folder(shape, Pair.INT4);
        if (pair == Pair.INT4 && !Files.exists(quantised)) {
            var unused = options.child()
                    .lines(command(List.of("quantize", plain.toString(), quantised.toString())), Map.of());
        }
    }

    private Path folder(Shape shape, Pair pair) {
        return options.folder().resolve(shape.label() + (pair == Pair.BF16 ? "" : "-jlama-q4"));
    }

    @Override
    public Measured run(Shape shape, Pair pair) throws IOException, InterruptedException {
        int vocabulary = shape.checkpoint(options.folder()).config().vocabSize();
        List<String> what = List.of(folder(shape, pair).toString(), String.valueOf(vocabulary));
        return Measured.parse(options.child().lines(command(options.arguments(what)), Map.of()));
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx6g",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                folder + File.separator + "*",
                source.toString()));
        command.addAll(arguments);
        return command;
    }
}
