package dev.glmsh.model;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Dtype;
import dev.glmsh.checkpoint.Quantization;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.checkpoint.TensorPlan;
import dev.glmsh.device.FusedMatrix;
import dev.glmsh.device.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a checkpoint's tensors become when it is kept quantised, in the names and forms of compressed-tensors. */
final class QuantizedPlan {
    private static final int WORD = 32;

    private final List<TensorEntry> tensors;
    private final List<TensorEntry> vision;
    private final Precision precision;
    private final Map<String, Precision> held;

    QuantizedPlan(Checkpoint checkpoint, Precision precision) {
        this.tensors = checkpoint.weights().text();
        this.vision = checkpoint.weights().vision();
        this.precision = precision;
        this.held = FusedMatrix.precisions(tensors, precision);
    }

    List<TensorPlan> tensors() {
        List<TensorPlan> plans = new ArrayList<>();
        for (TensorEntry entry : tensors) {
            Precision quantized = held.get(entry.name());
            if (quantized == null) {
                plans.add(asStored(entry));
            } else {
                add(plans, entry, quantized);
            }
        }
        vision.forEach(entry -> plans.add(asStored(entry)));
        return plans;
    }

    private static TensorPlan asStored(TensorEntry entry) {
        return new TensorPlan(entry.name(), entry.dtype(), entry.shape());
    }

    private static void add(List<TensorPlan> plans, TensorEntry entry, Precision quantized) {
        String name = entry.name();
        long rows = entry.shape().get(0);
        long columns = entry.shape().get(1);
        long groups = quantized.group() == 0 ? 1 : columns / quantized.group();
        if (quantized == Precision.W8A8) {
            plans.add(new TensorPlan(name, Dtype.I8, entry.shape()));
        } else {
            long words = (columns * quantized.bits() + WORD - 1) / WORD;
            plans.add(new TensorPlan(name + "_packed", Dtype.I32, List.of(rows, words)));
            plans.add(new TensorPlan(name + "_shape", Dtype.I64, List.of(2L)));
        }
        plans.add(new TensorPlan(name + "_scale", Dtype.BF16, List.of(rows, groups)));
    }

    /** Patterns of modules that are held in another precision than most, and then all others. */
    Map<String, Quantization> formats() {
        Map<String, Quantization> formats = new LinkedHashMap<>();
        for (TensorEntry entry : tensors) {
            Precision quantized = held.getOrDefault(entry.name(), precision);
            if (quantized != precision) {
                formats.put("re:.*" + module(entry.name()) + "$", of(quantized));
            }
        }
        formats.put("Linear", of(precision));
        return formats;
    }

    /** {@code mlp.down_proj}, of any layer. */
    private static String module(String name) {
        return name.replaceFirst("^.*\\.layers\\.\\d+\\.", "").replaceFirst("\\.weight$", "");
    }

    private static Quantization of(Precision precision) {
        return new Quantization(precision.bits(), precision.group(), precision == Precision.W8A8);
    }
}
