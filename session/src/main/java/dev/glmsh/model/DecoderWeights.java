package dev.glmsh.model;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.compiled.CompiledKernels;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.torch.NativeHeap;
import dev.glmsh.torch.Scope;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All weights of a decoder in the layout of its kernels.
 *
 * @param layers one entry a decoder layer
 * @param embedding [vocabulary, hidden]
 * @param norm the norm before the head, [hidden]
 * @param head a list of one matrix [vocabulary, hidden]
 */
record DecoderWeights(List<LayerWeights> layers, EmbeddingTable embedding, Tensor norm, Value head)
        implements AutoCloseable {

    /** Loads layer by layer, with compiled kernels if there are any; if that fails or is cancelled, what was loaded is freed. */
    static DecoderWeights load(
            Checkpoint checkpoint,
            TensorScripts tensors,
            Script script,
            Precision precision,
            WeightLayout layout,
            QuantizedSink sink,
            Optional<CompiledKernels> kernels,
            Progress progress,
            Cancellation cancellation) {
        int steps = checkpoint.config().layers() + 1;
        String what = "loading " + checkpoint.name();
        Scope ends = new Scope();
        List<LayerWeights> layers = new ArrayList<>();
        try (CheckpointTensors source = new CheckpointTensors(checkpoint, tensors)) {
            WeightLoader loader =
                    new WeightLoader(source, tensors, script, checkpoint, precision, layout, sink, kernels);
            for (int i = 0; i < checkpoint.config().layers(); i++) {
                cancellation.check("loading");
                progress.update(what, i, steps);
                layers.add(loader.layer(i));
                NativeHeap.trim();
            }
            cancellation.check("loading");
            progress.update(what, steps - 1, steps);
            Tensor norm = ends.keep(loader.finalNorm());
            Value head = ends.keep(loader.head());
            loader.keepVision();
            progress.update(what, steps, steps);
            EmbeddingTable embedding = loader.embedding();
            NativeHeap.trim();
            return new DecoderWeights(List.copyOf(layers), embedding, norm, head);
        } catch (RuntimeException | Error e) {
            layers.forEach(LayerWeights::close);
            ends.close();
            throw e;
        }
    }

    @Override
    public void close() {
        layers.forEach(LayerWeights::close);
        embedding.close();
        norm.close();
        head.close();
        NativeHeap.trim();
    }
}
