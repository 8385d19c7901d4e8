package dev.glmsh.memory;

import dev.glmsh.device.Device;
import dev.glmsh.device.WeightLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the process takes beside the model. The tokenizer holds its vocabulary in Java and in native memory, and its file
 * passes through the Java heap, which does not shrink again. LibTorch reads the parts of its libraries that compute when
 * they are first used, and compiles kernels. Generating makes garbage, which fills the heap that the JVM has set aside, and
 * small blocks in the C library's heap, which a load that copies has just given back and one that maps has not. The
 * constants are measured: {@code docs/accuracy.md}. On a card, LibTorch
 * holds a CUDA context of its own.
 */
final class ProcessEstimate {
    private static final long TOKENIZER_COPIES = 3;
    private static final long TOKENIZER_BYTES_A_TOKEN = 480;
    private static final long USUAL_FILE_BYTES_A_TOKEN = 80;
    private static final long KERNELS = 20L << 20;
    private static final long JAVA = 40L << 20;
    private static final long JAVA_AFTER_MAPPING = 15L << 20;
    private static final long CUDA_CONTEXT = 500L << 20;

    private final int vocabulary;
    private final long tokenizerFile;
    private final EstimateRequest request;

    ProcessEstimate(int vocabulary, OptionalLong tokenizerFile, EstimateRequest request) {
        this.vocabulary = vocabulary;
        this.tokenizerFile = tokenizerFile.orElse(USUAL_FILE_BYTES_A_TOKEN * vocabulary);
        this.request = request;
    }

    List<EstimatedPart> parts() {
        Baseline baseline = request.baseline();
        List<EstimatedPart> parts = new ArrayList<>();
        parts.add(EstimatedPart.held(
                "tokenizer",
                Device.CPU,
                TOKENIZER_COPIES * tokenizerFile + TOKENIZER_BYTES_A_TOKEN * vocabulary,
                Formula.of(
                        "3 · file + 480 B · V",
                        "3 · %,d B + %d B · %,d",
                        tokenizerFile,
                        TOKENIZER_BYTES_A_TOKEN,
                        vocabulary)));
        parts.add(EstimatedPart.held(
                "LibTorch's kernels", Device.CPU, KERNELS, Formula.of("measured", "%,d B, as measured", KERNELS)));
        long java = request.layout() == WeightLayout.MAPPED ? JAVA_AFTER_MAPPING : JAVA;
        parts.add(EstimatedPart.during(
                Phase.USED, "Java, generating", Device.CPU, java, Formula.of("measured", "%,d B, as measured", java)));
        if (request.device().isGpu()) {
            parts.add(EstimatedPart.held(
                    "CUDA context",
                    request.device(),
                    CUDA_CONTEXT,
                    Formula.of("measured", "%,d B, as usual for LibTorch", CUDA_CONTEXT)));
        }
        parts.add(EstimatedPart.held("LibTorch", Device.CPU, baseline.libTorch(), Formula.measured()));
        parts.add(EstimatedPart.held("process, no model", Device.CPU, baseline.jvm(), Formula.measured()));
        return parts;
    }
}
