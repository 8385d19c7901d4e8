package dev.glmsh.memory;

import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.device.Device;
import java.util.List;
import java.util.stream.Stream;

/**
 * What generating takes beside the weights. Letters as in {@link Formula}; Q is the width of all query heads, K that of
 * all key heads, r the rotary elements of a head.
 *
 * <ul>
 *   <li>KV cache: 2 · K · C · B · p for each layer. A layer with a sliding window holds the whole context too: the window
 *       limits what is read.
 *   <li>Rotary table: C · r · p.
 *   <li>Hidden states: T · H · 3p: what came into a layer, what it has added to that, and a norm or a result. On a
 *       card T · H · 8 more, since RMSNorm keeps two float32 copies there; here it widens a megabyte at a time.
 *   <li>Attention: T · (4Q + 4K) · p for projections, their rotated copies, the result and its transposition; with
 *       LibTorch's kernel a mask of T · C · (2p + 1) once a prompt is longer than a chunk; and for each thread the blocks
 *       of the kernel, LibTorch's being 64 queries by 512 keys in float32 and once more in p, whatever the context.
 *   <li>MLP: T · 3I · p for gate and up, the former activated in place, and their product; on a card 4I, since most
 *       programs keep the activated gate beside them.
 *   <li>Quantised matrices: see {@link QuantizedActivations}; those of 12 bits: see {@link OpenedWeights}.
 *   <li>Logits: V · (p + 4), of the last position only.
 * </ul>
 *
 * <p>Where kernels that are compiled here compute whole layers of prompts, see {@link CompiledActivations}.
 *
 * <p>Attention and MLP follow one another, but both count: what the one frees in blocks below 12 MiB stays with the
 * process. Only where hidden states take 4 MiB or more does every large block go back when it is freed, and attention counts
 * as far as it takes more than the MLP. All is multiplied by the batch, except the rotary table.
 */
final class RuntimeEstimate {
    private static final int QUERY_BLOCK = 64;
    private static final int KEY_BLOCK = 512;
    private static final int MLP_MATRICES = 3;
    private static final int MLP_MATRICES_ON_CARDS = 4;
    private static final int RETURNED = 4 << 20;

    private final ModelConfig config;
    private final EstimateRequest request;
    private final Device device;
    private final long bytes;

    RuntimeEstimate(ModelConfig config, EstimateRequest request) {
        this.config = config;
        this.request = request;
        this.device = request.device();
        this.bytes = request.precision().bytesPerWeight();
    }

    List<EstimatedPart> parts() {
        long rows = (long) request.batch() * Math.min(request.prefillChunk(), request.context());
        return Stream.of(
                        List.of(kvCache(), rotaryTable()),
                        prefill(rows),
                        List.of(
                                logits(Phase.PREFILL),
                                hiddenStates(Phase.DECODE, request.batch()),
                                attention(Phase.DECODE, request.batch()),
                                mlp(Phase.DECODE, request.batch()),
                                logits(Phase.DECODE)))
                .flatMap(List::stream)
                .toList();
    }

    private List<EstimatedPart> prefill(long rows) {
        return request.hasCompiledLayers()
                ? new CompiledActivations(config, request, rows).parts()
                : List.of(
                        hiddenStates(Phase.PREFILL, rows),
                        attention(Phase.PREFILL, rows),
                        mlp(Phase.PREFILL, rows),
                        new QuantizedActivations(config, request).part(rows),
                        OpenedWeights.part(config, request));
    }

    private EstimatedPart kvCache() {
        long tokens = (long) request.context() * request.batch();
        return EstimatedPart.during(
                Phase.USED,
                "KV cache",
                device,
                2L * config.layers() * config.kvWidth() * tokens * bytes,
                Formula.of(
                        "2 · L · k · d · C · B · p",
                        "2 · %d layers · %d heads · %d · %,d tokens · %d B",
                        config.layers(),
                        config.kvHeads(),
                        config.headDim(),
                        tokens,
                        bytes));
    }

    private EstimatedPart rotaryTable() {
        int dim = config.rope().rotaryDim();
        return EstimatedPart.held(
                "rotary table",
                device,
                dim * bytes * request.context(),
                Formula.of("C · r · p", "%,d tokens · %d · %d B", request.context(), dim, bytes));
    }

    private EstimatedPart hiddenStates(Phase phase, long rows) {
        boolean widened = device.isGpu();
        long each = 3 * bytes + (widened ? 2 * Float.BYTES : 0);
        return EstimatedPart.during(
                phase,
                "activations, hidden states",
                device,
                rows * config.hiddenSize() * each,
                Formula.of(
                        widened ? "T · B · H · (3p + 8)" : "T · B · H · 3p",
                        "%,d tokens · %,d · %d B",
                        rows,
                        config.hiddenSize(),
                        each));
    }

    private EstimatedPart attention(Phase phase, long rows) {
        int widths = 4 * (config.queryWidth() + config.kvWidth());
        boolean masked = phase == Phase.PREFILL && request.isMasked();
        long mask = masked ? rows * request.context() * (2 * bytes + 1) : 0;
        boolean returned = phase == Phase.PREFILL && returnsBlocks(rows);
        long following = returned ? mlpBytes(rows) : 0;
        String symbols = "T · B · 4(Q + K) · p" + (masked ? " + T · B · C · (2p + 1)" : "") + " + blocks"
                + (returned ? " - MLP, which follows" : "");
        String masks = masked ? String.format(" + mask of %,d · %d B", request.context(), 2 * bytes + 1) : "";
        return EstimatedPart.during(
                phase,
                "activations, attention",
                device,
                Math.max(0, rows * widths * bytes + mask + flashBlocks() - following),
                Formula.of(
                        symbols,
                        "%,d tokens · (%,d · %d B%s) + blocks" + (returned ? " - %,d B, or 0" : ""),
                        returned
                                ? new Object[] {rows, widths, bytes, masks, following}
                                : new Object[] {rows, widths, bytes, masks}));
    }

    /** As {@code NativeHeap} has it from the C library, for models with hidden states of that size. */
    private boolean returnsBlocks(long rows) {
        return !device.isGpu() && rows * config.hiddenSize() * bytes >= RETURNED;
    }

    private long mlpBytes(long rows) {
        int matrices = device.isGpu() ? MLP_MATRICES_ON_CARDS : MLP_MATRICES;
        return rows * matrices * config.intermediateSize() * bytes;
    }

    private EstimatedPart mlp(Phase phase, long rows) {
        int matrices = device.isGpu() ? MLP_MATRICES_ON_CARDS : MLP_MATRICES;
        return EstimatedPart.during(
                phase,
                "activations, MLP",
                device,
                mlpBytes(rows),
                Formula.of(
                        "T · B · " + matrices + "I · p",
                        "%,d tokens · %d · %,d · %d B",
                        rows,
                        matrices,
                        config.intermediateSize(),
                        bytes));
    }

    private long flashBlocks() {
        if (device.isGpu()) {
            return 0; // a card's blocks live in its registers and shared memory
        }
        long block = (long) QUERY_BLOCK * KEY_BLOCK * (Float.BYTES + bytes);
        return request.threads() * (block + (long) QUERY_BLOCK * (config.headDim() + 2) * Float.BYTES);
    }

    private EstimatedPart logits(Phase phase) {
        long each = bytes + Float.BYTES;
        return EstimatedPart.during(
                phase,
                "logits",
                device,
                request.batch() * each * config.vocabSize(),
                Formula.of(
                        "B · V · (p + 4)",
                        "%d · %,d · %d B, last position",
                        request.batch(),
                        config.vocabSize(),
                        each));
    }
}
