package dev.glmsh.model;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Family;
import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.compiled.CompiledKernels;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Scope;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings a checkpoint's tensors into the layout of the kernels, one layer at a time, so that never more than one
 * matrix exists in two forms. Every result is owned by the caller.
 */
final class WeightLoader {
    private final CheckpointTensors source;
    private final TensorScripts tensors;
    private final Script decoder;
    private final ModelConfig config;
    private final Precision precision;
    private final Dtype dtype;
    private final WeightLayout layout;
    private final String prefix;
    private final List<TensorEntry> vision;
    private final QuantizedMatrices quantized;
    private final QuantizedSink sink;
    private final Optional<CompiledKernels> kernels;

    WeightLoader(
            CheckpointTensors source,
            TensorScripts tensors,
            Script decoder,
            Checkpoint checkpoint,
            Precision precision,
            WeightLayout layout,
            QuantizedSink sink,
            Optional<CompiledKernels> kernels) {
        this.source = source;
        this.tensors = tensors;
        this.decoder = decoder;
        this.config = checkpoint.config();
        this.prefix = checkpoint.weights().prefix();
        this.vision = checkpoint.weights().vision();
        this.precision = precision;
        this.dtype = Decoder.dtype(precision);
        this.layout = layout;
        this.sink = sink;
        this.kernels = kernels;
        this.quantized = new QuantizedMatrices(
                source, checkpoint, tensors, decoder, sink, kernels.map(found -> new CompiledWeights(found, tensors)));
    }

    LayerWeights layer(int index) {
        Family family = config.family();
        String layer = prefix + "layers." + index + ".";
        String attention = layer + "self_attn.";
        List<String> qkv = List.of(attention + "q_proj", attention + "k_proj", attention + "v_proj");
        List<String> gateUp = family.fusedGateUp()
                ? List.of(layer + "mlp.gate_up_proj")
                : List.of(layer + "mlp.gate_proj", layer + "mlp.up_proj");
        return new LayerWeights(
                norms(layer),
                matrices(qkv),
                biases(qkv, config.qkvBias()),
                family.qkNorm() ? vectors(List.of(attention + "q_norm.weight", attention + "k_norm.weight")) : none(),
                matrices(List.of(attention + "o_proj")),
                biases(List.of(attention + "o_proj"), config.outputBias()),
                matrices(gateUp),
                biases(gateUp, config.mlpBias()),
                matrices(List.of(layer + "mlp.down_proj")),
                biases(List.of(layer + "mlp.down_proj"), config.mlpBias()));
    }

    /** The embedding table [vocabulary, hidden], in its file if it has one. */
    EmbeddingTable embedding() {
        String name = prefix + "embed_tokens.weight";
        if (!config.tiedEmbeddings()) {
            quantized.keep(name);
        }
        return source.isMapped()
                ? new EmbeddingFile(tensors, source.entry(name), source.dtype(name), dtype)
                : new EmbeddingTensor(decoder, source.view(name), dtype);
    }

    /** Shows the vision tower, which is not loaded, to whoever keeps the weights. */
    void keepVision() {
        vision.forEach(entry -> quantized.keep(entry.name()));
    }

    /** The norm before the head, [hidden]. */
    Tensor finalNorm() {
        return copied(prefix + "norm.weight");
    }

    /** The matrix from hidden states to logits, [vocabulary, hidden], in a list; of a tied model, the embedding table's. */
    Value head() {
        String name = config.tiedEmbeddings() ? prefix + "embed_tokens.weight" : "lm_head.weight";
        return precision.isQuantized() ? quantized.head(name, precision.headPrecision()) : plain(List.of(name));
    }

    private Value norms(String layer) {
        Stream<String> names = Stream.of("input_layernorm", "post_attention_layernorm");
        if (config.family().sandwichNorms()) {
            names = Stream.concat(names, Stream.of("post_self_attn_layernorm", "post_mlp_layernorm"));
        }
        return vectors(names.map(name -> layer + name + ".weight").toList());
    }

    private Value matrices(List<String> modules) {
        List<String> names = modules.stream().map(module -> module + ".weight").toList();
        return precision.isQuantized() ? quantized.of(names, precision) : plain(names);
    }

    private Value plain(List<String> names) {
        if (layout == WeightLayout.COMPACT) {
            return compact(names);
        }
        try (Scope scope = new Scope()) {
            List<Tensor> laidOut = laidOut(scope, names);
            laidOut.forEach(scope::keep);
            return Value.list(laidOut);
        }
    }

    private Tensor joined(Scope scope, List<String> names) {
        List<Tensor> views =
                names.stream().map(name -> scope.keep(source(name))).toList();
        return views.size() == 1 ? views.get(0) : scope.keep(tensors.join(views));
    }

    /** Mapped matrices share a mapping; those that are copied take the pages they read with them. */
    private Tensor source(String name) {
        return layout == WeightLayout.MAPPED ? source.view(name) : source.passing(name);
    }

    private Value compact(List<String> names) {
        try (Scope scope = new Scope()) {
            List<Tensor> parts = names.stream()
                    .map(name -> scope.keep(tensors.convert(scope.keep(source.passing(name)), dtype)))
                    .toList();
            return CompactMatrix.of(kernels.orElseThrow(), tensors, parts)
                    .orElseGet(() -> Value.list(List.of(scope.keep(tensors.join(parts)))));
        }
    }

    private List<Tensor> laidOut(Scope scope, List<String> names) {
        if (layout == WeightLayout.PACKED) {
            Tensor converted = scope.keep(tensors.convert(joined(scope, names), dtype));
            return List.of(decoder.call("prepare", converted).asTensor());
        }
        return names.stream().map(name -> plain(scope, name)).toList();
    }

    private Tensor plain(Scope scope, String name) {
        Tensor view = scope.keep(source(name));
        boolean copied = layout == WeightLayout.CONVERTED && source.isMapped() && source.dtype(name) == dtype;
        return copied ? tensors.copy(view) : tensors.convert(view, dtype);
    }

    private Value biases(List<String> modules, boolean present) {
        if (!present) {
            return none();
        }
        List<String> names = modules.stream().map(module -> module + ".bias").toList();
        if (layout != WeightLayout.PACKED && layout != WeightLayout.COMPACT) {
            return vectors(names);
        }
        try (Scope scope = new Scope()) {
            List<Tensor> parts =
                    names.stream().map(name -> scope.keep(copied(name))).toList();
            return Value.list(List.of(scope.keep(tensors.join(parts))));
        }
    }

    private Value vectors(List<String> names) {
        try (Scope scope = new Scope()) {
            List<Tensor> vectors = new ArrayList<>();
            for (String name : names) {
                vectors.add(scope.keep(copied(name)));
            }
            return Value.list(vectors);
        }
    }

    /** A small tensor in memory of its own, so that it does not hold its shard's mapping. */
    private Tensor copied(String name) {
        try (Tensor view = source.passing(name);
                Tensor copy = tensors.copy(view)) {
            sink.rows(name, 0, copy);
            return tensors.convert(copy, dtype);
        }
    }

    private static Value none() {
        return Value.list(List.of());
    }
}
