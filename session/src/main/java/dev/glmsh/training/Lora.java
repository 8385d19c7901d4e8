package dev.glmsh.training;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.checkpoint.TensorEntry;
import java.util.List;
import java.util.Locale;

/**
 * Low-rank adapters: beside each target matrix of n outputs and m inputs, one of r·m and one of n·r are trained. Source:
 * Hu et al., "LoRA", arXiv 2106.09685.
 *
 * @param rank r
 * @param targets which matrices of every layer, by their projection: {@code q}, {@code k}, {@code v}, {@code o},
 *     {@code gate}, {@code up}, {@code down}; in models that have gate and up in one matrix, either means it
 */
public record Lora(int rank, List<String> targets) {
    private static final int MOST = 4096;
    private static final List<String> KNOWN = List.of("q", "k", "v", "o", "gate", "up", "down");

    /** Every matrix of the layers, as QLoRA recommends. */
    public static final List<String> ALL = KNOWN;

    /** Checks rank and targets. */
    public Lora {
        targets = List.copyOf(targets);
        if (rank < 1 || rank > MOST) {
            throw new GlmshException("the LoRA rank is " + rank, "choose 1 to " + MOST);
        }
        for (String target : targets) {
            if (!KNOWN.contains(target)) {
                throw new GlmshException(
                        "the LoRA target " + target + " is not known", "choose from " + String.join(", ", KNOWN));
            }
        }
        if (targets.isEmpty()) {
            throw new GlmshException("there are no LoRA targets", "choose from " + String.join(", ", KNOWN));
        }
    }

    /** How many parameters the adapters of a model have. */
    public long parameters(ModelWeights weights) {
        return weights.text().stream()
                .filter(this::isTarget)
                .mapToLong(entry -> rank * (entry.shape().get(0) + entry.shape().get(1)))
                .sum();
    }

    /** Columns of the adapters' inner products, over all layers: r for each target matrix. */
    long innerWidth(ModelWeights weights) {
        return weights.text().stream().filter(this::isTarget).count() * rank;
    }

    private boolean isTarget(TensorEntry entry) {
        return entry.shape().size() == 2 && targets.stream().anyMatch(target -> isNamed(entry.name(), target));
    }

    private static boolean isNamed(String tensor, String target) {
        boolean fused = target.equals("gate") || target.equals("up");
        return tensor.endsWith("." + target + "_proj.weight") || (fused && tensor.endsWith(".gate_up_proj.weight"));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "rank %d on %s", rank, String.join(", ", targets));
    }
}
