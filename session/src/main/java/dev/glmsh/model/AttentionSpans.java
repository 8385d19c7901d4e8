package dev.glmsh.model;

import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which cached positions the rows of one chunk attend to. Layers without a window share one span, layers with a sliding
 * window another, so a mask is made at most once a chunk for each kind. A chunk at the start of the context needs no
 * mask, since the attention kernel is causal by itself there; a single row sees everything from its start.
 */
final class AttentionSpans implements AutoCloseable {
    /** The first position that is attended to, and none or one additive mask [rows, end - start]. */
    record Span(Value start, Value mask) implements AutoCloseable {
        @Override
        public void close() {
            start.close();
            mask.close();
        }
    }

    private final Script script;
    private final Dtype dtype;
    private final int position;
    private final int rows;
    private final Map<OptionalInt, Span> spans = new HashMap<>();

    AttentionSpans(Script script, Dtype dtype, int position, int rows) {
        this.script = script;
        this.dtype = dtype;
        this.position = position;
        this.rows = rows;
    }

    /** The span of layers with this window; owned by this. */
    Span of(OptionalInt window) {
        return spans.computeIfAbsent(window, this::span);
    }

    private Span span(OptionalInt window) {
        int width = window.orElse(Integer.MAX_VALUE);
        int start = Math.max(0, position - width + 1);
        boolean causal = position == 0 && rows <= width;
        return new Span(Value.of(start), rows == 1 || causal ? Value.list(List.of()) : mask(start, window.orElse(0)));
    }

    private Value mask(int start, int window) {
        try (Value count = Value.of(rows);
                Value at = Value.of(position);
                Value from = Value.of(start);
                Value width = Value.of(window);
                Value type = Value.of(dtype.number());
                Tensor mask =
                        script.call("causal_mask", count, at, from, width, type).asTensor()) {
            return Value.list(List.of(mask));
        }
    }

    @Override
    public void close() {
        spans.values().forEach(Span::close);
    }
}
