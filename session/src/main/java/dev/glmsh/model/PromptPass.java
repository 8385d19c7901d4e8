package dev.glmsh.model;

import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.compiled.PromptAttention;
import dev.glmsh.compiled.PromptStep;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Torch;
import dev.glmsh.torch.Value;
import java.util.List;
import java.util.Optional;

/**
 * The way of some new tokens through the layers: queries, attention, and the rest of the layer. LibTorch multiplies
 * matrices; attention is that of compiled kernels where there are such, for its own takes three times as long.
 */
final class PromptPass implements AutoCloseable {
    private final Script script;
    private final TensorScripts tensors;
    private final ModelConfig config;
    private final KernelConstants constants;
    private final Dtype dtype;
    private final KvCache cache;
    private final int rows;
    private final int start;
    private final Value turns;
    private final Value position;
    private final AttentionSpans spans;
    private final Optional<PromptAttention> compiled;
    private final PromptWeights weights;

    PromptPass(
            Script script,
            TensorScripts tensors,
            ModelConfig config,
            KernelConstants constants,
            Dtype dtype,
            RotaryTable rotary,
            Optional<PromptAttention> compiled,
            PromptWeights weights,
            KvCache cache,
            int rows) {
        this.script = script;
        this.tensors = tensors;
        this.config = config;
        this.constants = constants;
        this.dtype = dtype;
        this.compiled = compiled;
        this.weights = weights;
        this.cache = cache;
        this.rows = rows;
        this.start = cache.length();
        this.turns = rotary.rows(script, start, rows);
        this.position = Value.of(start);
        this.spans = new AttentionSpans(script, dtype, start, rows);
    }

    /** What comes out of a layer, [rows, hidden], owned by the caller. */
    Tensor layer(int index, LayerWeights layer, Tensor hidden) {
        try (Tensor attended = attended(index, layer, hidden)) {
            return weights.with(
                    List.of(layer.out(), layer.gateUp(), layer.down()),
                    matrices -> script.call(
                                    "rest",
                                    hidden,
                                    attended,
                                    layer.norms(),
                                    matrices.get(0),
                                    layer.outBias(),
                                    matrices.get(1),
                                    layer.gateUpBias(),
                                    matrices.get(2),
                                    layer.downBias(),
                                    constants.shape(),
                                    constants.eps())
                            .asTensor());
        }
    }

    private Tensor attended(int index, LayerWeights layer, Tensor hidden) {
        try (Tensor queries = queries(index, layer, hidden)) {
            return compiled.isPresent()
                    ? attended(compiled.get(), index, queries)
                    : attended(spans.of(config.slidingWindow(index)), index, queries);
        }
    }

    private Tensor queries(int index, LayerWeights layer, Tensor hidden) {
        return weights.with(
                List.of(layer.qkv()),
                matrices -> script.call(
                                "queries",
                                hidden,
                                layer.norms(),
                                matrices.get(0),
                                layer.qkvBias(),
                                layer.qkNorm(),
                                cache.layer(index),
                                turns,
                                constants.shape(),
                                constants.paired(),
                                constants.eps(),
                                position)
                        .asTensor());
    }

    private Tensor attended(PromptAttention kernel, int index, Tensor queries) {
        Tensor attended = tensors.empty(dtype, rows, (long) config.heads() * config.headDim());
        try {
            PromptStep step = new PromptStep(
                    queries.address(),
                    attended.address(),
                    cache.keys(index),
                    cache.values(index),
                    rows,
                    start,
                    config.slidingWindow(index).orElse(Integer.MAX_VALUE));
            kernel.attend(step, Torch.threads());
            return attended;
        } catch (RuntimeException | Error e) {
            attended.close();
            throw e;
        }
    }

    private Tensor attended(AttentionSpans.Span span, int index, Tensor queries) {
        return script.call(
                        "attend", queries, cache.layer(index), span.mask(), constants.shape(), position, span.start())
                .asTensor();
    }

    @Override
    public void close() {
        spans.close();
        position.close();
        turns.close();
    }
}
