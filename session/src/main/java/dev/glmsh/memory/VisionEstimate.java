package dev.glmsh.memory;

import dev.glmsh.checkpoint.ImagePreprocessing;
import dev.glmsh.checkpoint.ImageSize;
import dev.glmsh.checkpoint.ImageTokens;
import dev.glmsh.checkpoint.VisionConfig;
import java.util.List;
import java.util.Locale;

/**
 * What pictures take on their way through the vision tower, one after another; N patches, E the tower's width, M its
 * MLP's, O the text tower's width, p bytes of a number. Their positions in the KV cache are part of the context.
 *
 * <ul>
 *   <li>Pixels: N rows of colours, frames and pixels of a patch, in float32 and once more in p.
 *   <li>Hidden states: N · E · (3p + 8) as in the text tower.
 *   <li>Attention: N · 6E · p for the fused projection, its rotated parts and the result; attention itself works in
 *       blocks.
 *   <li>MLP: N · 4M · p.
 *   <li>Result: a row of O for each token, kept until the prompt is computed.
 * </ul>
 */
final class VisionEstimate {
    private final VisionConfig config;
    private final List<ImageTokens> images;
    private final EstimateRequest request;
    private final long bytes;

    VisionEstimate(VisionConfig config, ImagePreprocessing preprocessing, EstimateRequest request) {
        this.config = config;
        this.images = tokens(config, preprocessing, request.images());
        this.request = request;
        this.bytes = request.precision().bytesPerWeight();
    }

    static List<ImageTokens> tokens(VisionConfig config, ImagePreprocessing preprocessing, List<ImageSize> sizes) {
        return sizes.stream().map(size -> preprocessing.tokens(config, size)).toList();
    }

    List<EstimatedPart> parts() {
        ImageTokens largest = images.stream()
                .reduce((a, b) -> a.patches() >= b.patches() ? a : b)
                .orElseThrow();
        long patches = largest.patches();
        long pixels = config.patchElements() * (Float.BYTES + bytes);
        long hidden = config.hiddenSize() * (3 * bytes + 2 * Float.BYTES + 6 * bytes);
        long mlp = 4L * config.outHiddenSize() * bytes;
        long tokens = images.stream().mapToLong(ImageTokens::tokens).sum();
        return List.of(
                part(
                        "picture, pixels",
                        patches * pixels,
                        "N · 3 · 2 · 14² · (4 + p)",
                        "%,d patches · %,d B",
                        patches,
                        pixels),
                part(
                        "picture, hidden states",
                        patches * hidden,
                        "N · E · (9p + 8)",
                        "%,d patches · %,d B",
                        patches,
                        hidden),
                part("picture, MLP", patches * mlp, "N · 4M · p", "%,d patches · %,d B", patches, mlp),
                EstimatedPart.during(
                        Phase.PREFILL,
                        "picture, result",
                        request.device(),
                        request.batch() * tokens * config.outHiddenSize() * bytes,
                        Formula.of(
                                "tokens · B · O · p",
                                "%,d tokens · %,d · %d B",
                                tokens,
                                config.outHiddenSize(),
                                bytes)));
    }

    private EstimatedPart part(String name, long size, String symbols, String format, long patches, long each) {
        return EstimatedPart.during(
                Phase.IMAGES,
                name,
                request.device(),
                size,
                new Formula(symbols, String.format(Locale.ROOT, format, patches, each)));
    }
}
