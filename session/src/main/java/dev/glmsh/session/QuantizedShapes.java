package dev.glmsh.session;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.device.FusedMatrix;
import dev.glmsh.device.HostMatrix;
import dev.glmsh.device.Precision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which matrices of a checkpoint are held in another precision than the one that was asked for, and why. */
final class QuantizedShapes {
    private QuantizedShapes() {}

    /** One sentence for each shape that the precision's kernel cannot take, and one for the output layer. */
    static List<String> notes(Checkpoint checkpoint, Precision precision) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (FusedMatrix matrix : FusedMatrix.of(checkpoint.weights().text())) {
            Precision held = HostMatrix.precision(precision, matrix.rows(), matrix.columns());
            if (held != precision) {
                counts.merge(note(matrix, held, precision), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .map(note -> String.format(note.getKey(), note.getValue()))
                .toList();
    }

    private static String note(FusedMatrix matrix, Precision held, Precision wanted) {
        return "precision " + held.label() + " for %d matrices of " + matrix.rows() + " by " + matrix.columns() + ": "
                + reason(wanted);
    }

    /** Why a matrix is not held in the 4-bit precision that was asked for. */
    static String reason(Precision wanted) {
        return wanted.label() + " takes rows in multiples of 64 and columns in multiples of " + wanted.group();
    }
}
