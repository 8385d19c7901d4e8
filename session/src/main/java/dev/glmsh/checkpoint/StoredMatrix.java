package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import java.util.List;
import java.util.Optional;

/**
 * A quantised matrix as compressed-tensors stores it: in place of {@code m.weight} there are {@code m.weight_packed},
 * whose 32-bit words hold 4- or 8-bit codes above zero, or {@code m.weight} in 8-bit integers; with
 * {@code m.weight_scale} and, where zero is not in the middle, {@code m.weight_zero_point}.
 *
 * @param name {@code m.weight}
 * @param rows outputs
 * @param columns inputs
 * @param bits of a code, 4 or 8
 * @param group how many codes of a row share a scale; 0 where the whole row does
 * @param codes the codes, in words or as 8-bit integers
 * @param scales [rows, groups]
 * @param zeroPoints codes of zero in words, packed along the rows: [rows · bits / 32, groups]
 * @see <a href="https://github.com/vllm-project/compressed-tensors">compressed-tensors</a>
 */
public record StoredMatrix(
        String name,
        long rows,
        long columns,
        int bits,
        int group,
        TensorEntry codes,
        TensorEntry scales,
        Optional<TensorEntry> zeroPoints) {
    private static final int WORD = 32;
    private static final List<Long> GROUPS = List.of(32L, 64L, 128L);

    /** Checks that nothing is absent. */
    public StoredMatrix {
        requireNonNull(name, "name is null");
        requireNonNull(codes, "codes is null");
        requireNonNull(scales, "scales is null");
        requireNonNull(zeroPoints, "zeroPoints is null");
    }

    /**
     * The quantised matrix in the place of a tensor; empty if the tensor is stored as it is, or not at all.
     *
     * @throws GlmshException if it is there in a form that glmsh does not load
     */
    public static Optional<StoredMatrix> find(TensorIndex tensors, String name, List<Long> shape) {
        Optional<TensorEntry> codes =
                tensors.find(name + "_packed").or(() -> tensors.find(name).filter(entry -> entry.dtype() == Dtype.I8));
        if (codes.isEmpty() || shape.size() != 2) {
            return Optional.empty();
        }
        if (tensors.find(name + "_g_idx").isPresent()) {
            throw refused(name, "groups in the order of activations");
        }
        return Optional.of(of(tensors, name, shape, codes.get()));
    }

    private static StoredMatrix of(TensorIndex tensors, String name, List<Long> shape, TensorEntry codes) {
        TensorEntry scales = tensors.find(name + "_scale")
                .orElseThrow(() -> new GlmshException(
                        "the checkpoint lacks the tensor " + name + "_scale", "download the missing shard"));
        int bits = bits(name, codes, shape);
        int group = group(name, bits, shape, scales);
        Optional<TensorEntry> zeroPoints = tensors.find(name + "_zero_point");
        zeroPoints.ifPresent(entry -> checkZeroPoints(name, entry, bits, scales));
        return new StoredMatrix(name, shape.get(0), shape.get(1), bits, group, codes, scales, zeroPoints);
    }

    private static void checkZeroPoints(String name, TensorEntry entry, int bits, TensorEntry scales) {
        if (bits == Byte.SIZE) {
            throw refused(name, "8-bit integers with zero points");
        }
        List<Long> groups = scales.shape();
        long words = (groups.get(0) * bits + WORD - 1) / WORD;
        if (entry.dtype() != Dtype.I32 || !entry.shape().equals(List.of(words, groups.get(1)))) {
            throw refused(name, "zero points of " + entry.dtype() + " " + entry.shape());
        }
    }

    private static int bits(String name, TensorEntry codes, List<Long> shape) {
        if (codes.dtype() == Dtype.I8 && codes.shape().equals(shape)) {
            return Byte.SIZE;
        }
        for (int bits : new int[] {4, Byte.SIZE}) {
            long width = (shape.get(1) * bits + WORD - 1) / WORD;
            if (codes.dtype() == Dtype.I32 && codes.shape().equals(List.of(shape.get(0), width))) {
                return bits;
            }
        }
        throw refused(name, codes.dtype() + " " + codes.shape() + " for a matrix of " + shape);
    }

    private static int group(String name, int bits, List<Long> shape, TensorEntry scales) {
        long rows = shape.get(0);
        long columns = shape.get(1);
        boolean fits = scales.dtype().isLoadable()
                && scales.shape().size() == 2
                && scales.shape().get(0) == rows
                && scales.shape().get(1) > 0;
        long group = fits ? columns / scales.shape().get(1) : 0;
        boolean whole = bits == Byte.SIZE && group == columns;
        boolean grouped = bits == 4 && GROUPS.contains(group);
        if (!fits || !(whole || grouped) || group * scales.shape().get(1) != columns) {
            throw refused(name, bits + " bits with scales of " + scales.dtype() + " " + scales.shape());
        }
        return whole ? 0 : (int) group;
    }

    private static GlmshException refused(String name, String form) {
        return new GlmshException(
                name + " is quantised in a form that glmsh does not load: " + form,
                "use 4 bits with groups of 32, 64 or 128, 8 bits with a scale for each row, or the original checkpoint");
    }

    /** The entry that the matrix would have if it were stored in the type of its scales. */
    TensorEntry decoded() {
        return new TensorEntry(
                name,
                scales.dtype(),
                List.of(rows, columns),
                codes.shard(),
                codes.offset(),
                rows * columns * scales.dtype().bytes());
    }

    /** Numbers that the matrix has. */
    long elementCount() {
        return rows * columns;
    }
}
