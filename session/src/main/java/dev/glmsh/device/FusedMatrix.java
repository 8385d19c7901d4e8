package dev.glmsh.device;

import static java.util.Objects.requireNonNull;

import dev.glmsh.checkpoint.TensorEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A matrix of a decoder layer as the kernels hold it: queries, keys and values are one, and so are gate and up.
 *
 * @param name {@code model.layers.0.self_attn.qkv}
 * @param rows outputs, of all its tensors together
 * @param columns inputs
 */
public record FusedMatrix(String name, long rows, long columns) {
    private static final String END = ".weight";

    /** Checks that the name is there. */
    public FusedMatrix {
        requireNonNull(name, "name is null");
    }

    /** The matrices among these tensors, in their order; whatever is no layer's matrix is left out. */
    public static List<FusedMatrix> of(List<TensorEntry> tensors) {
        Map<String, FusedMatrix> fused = new LinkedHashMap<>();
        tensors.stream().filter(FusedMatrix::isLayerMatrix).forEach(entry -> {
            long rows = entry.shape().get(0);
            long columns = entry.shape().get(1);
            fused.merge(
                    name(entry.name()),
                    new FusedMatrix(name(entry.name()), rows, columns),
                    (one, other) -> new FusedMatrix(one.name(), one.rows() + other.rows(), one.columns()));
        });
        return new ArrayList<>(fused.values());
    }

    /** The precision in which a tensor is held, decided by the shape of the matrix that it becomes part of. */
    public static Map<String, Precision> precisions(List<TensorEntry> tensors, Precision wanted) {
        Map<String, FusedMatrix> fused = of(tensors).stream().collect(Collectors.toMap(FusedMatrix::name, one -> one));
        return tensors.stream()
                .filter(FusedMatrix::isLayerMatrix)
                .collect(Collectors.toMap(TensorEntry::name, entry -> {
                    FusedMatrix matrix = requireNonNull(fused.get(name(entry.name())));
                    return HostMatrix.precision(wanted, matrix.rows(), matrix.columns());
                }));
    }

    /** Whether the tensor is a matrix of a decoder layer. */
    public static boolean isLayerMatrix(TensorEntry entry) {
        return entry.name().contains(".layers.") && entry.shape().size() == 2;
    }

    /** The name of the matrix that a tensor becomes part of. */
    private static String name(String tensor) {
        String module = tensor.endsWith(END) ? tensor.substring(0, tensor.length() - END.length()) : tensor;
        return module.replaceFirst("\\.[qkv]_proj$", ".qkv").replaceFirst("\\.(gate|up)_proj$", ".gate_up");
    }

    /** Bytes that the matrix takes where the CPU's kernels hold it. */
    public long hostBytes(Precision precision, WeightLayout layout) {
        return HostMatrix.bytes(precision, layout, rows, columns);
    }
}
