package dev.glmsh.session;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Dtype;
import dev.glmsh.checkpoint.Family;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.memory.Estimate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one checkpoint is loaded.
 *
 * @param layout not AUTO
 * @param saveQuantized where quantised weights are kept, if they are
 * @param estimate what that takes
 * @param choices the choices that were not the user's, with reasons
 * @param warnings what the user should know
 */
record LoadPlan(
        Precision precision,
        WeightLayout layout,
        int context,
        int threads,
        Optional<Path> saveQuantized,
        Estimate estimate,
        List<String> choices,
        List<String> warnings) {

    /** The stored type of the text model's weights is what precision and mapping are judged by. */
    static Dtype stored(Checkpoint checkpoint) {
        return checkpoint.weights().dtype();
    }

    static String label(WeightLayout layout) {
        return layout.name().toLowerCase(Locale.ROOT);
    }

    static List<String> warnings(Checkpoint checkpoint, Precision precision) {
        List<String> warnings = new ArrayList<>();
        if (precision == Precision.FP16) {
            warnings.add("fp16 is slow on CPUs, above all in prefill; bf16 takes the same memory");
            Family family = checkpoint.config().family();
            if (family == Family.GLM || family == Family.GLM4 || family == Family.GLM4V) {
                warnings.add("fp16 can overflow in GLM models and give nonsense; use bf16");
            }
        }
        if (!checkpoint.weights().vision().isEmpty()) {
            warnings.add(checkpoint.weights().vision().size()
                    + " vision tensors are skipped: this model reads text only for now");
        }
        return List.copyOf(warnings);
    }

    /** The plan itself, or an error that carries the table of what it would take. */
    LoadPlan orRefuse(Checkpoint checkpoint) {
        return switch (estimate.verdict()) {
            case FITS, TIGHT -> this;
            case NO -> throw new DoesNotFitException(checkpoint.name(), estimate);
        };
    }

    /** A context the model was trained for. */
    static int context(Checkpoint checkpoint, int asked) {
        int most = checkpoint.config().maxPositions();
        if (asked > most) {
            throw new GlmshException(
                    "a context of " + asked + " tokens is longer than the model's " + most,
                    "choose --context " + most + " or less");
        }
        return asked;
    }
}
