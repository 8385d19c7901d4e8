package dev.glmsh.bench.compare;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * glmsh with the environment that its launcher gives.
 *
 * @param options what is measured
 */
record GlmshProgram(ComparisonOptions options) implements Program {
    private static final Map<String, String> LAUNCHER = Map.of(
            "THP_MEM_ALLOC_ENABLE", "1",
            "GOMP_SPINCOUNT", "1000",
            "MALLOC_ARENA_MAX", "1",
            "ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64");

    @Override
    public String name(Pair pair) {
        return "glmsh " + pair.label();
    }

    @Override
    public boolean takes(Shape shape, Pair pair) {
        return true;
    }

    @Override
    public void prepare(Shape shape, Pair pair) {
        var unused = shape.checkpoint(options.folder());
    }

    @Override
    public Measured run(Shape shape, Pair pair) throws IOException, InterruptedException {
        List<String> what =
                List.of(shape.label(), pair.label(), options.folder().toString());
        return options.child().java(GlmshRun.class, options.arguments(what), LAUNCHER);
    }
}
