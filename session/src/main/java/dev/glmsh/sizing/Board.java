package dev.glmsh.sizing;

import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.EstimatedPart;
import dev.glmsh.table.Bytes;
import dev.glmsh.training.TrainingEstimate;
import java.util.List;
import java.util.Locale;

/**
 * Formulas as a teacher writes them on the board: letters, then this model's numbers, then the result.
 *
 * <pre>
 * KV cache = 2 × L × k × d × C × B × p = 2 × 40 layers × 2 heads × 128 × 8,192 tokens × 2 bytes = 335,544,320 bytes = 320 MiB
 * </pre>
 */
public final class Board {
    private Board() {}

    /** One line for each part of an estimate. */
    public static List<String> of(Estimate estimate) {
        return estimate.parts().stream().map(Board::line).toList();
    }

    /** One line for each part of what training takes. */
    public static List<String> of(TrainingEstimate training) {
        return training.parts().stream()
                .map(part -> part.name() + " = " + board(part.formula()) + " = " + result(part.bytes()))
                .toList();
    }

    private static String line(EstimatedPart part) {
        String symbols = board(part.formula().symbols());
        String numbers = board(part.formula().numbers());
        String formula = symbols.equals(numbers) ? numbers : symbols + " = " + numbers;
        return part.name() + " = " + formula + " = " + result(part.bytes());
    }

    /** The count in full and in the unit that people read; below 1 KiB they are the same. */
    static String result(long bytes) {
        String exact = String.format(Locale.ROOT, "%,d bytes", bytes);
        return bytes < 1024 ? exact : exact + " = " + Bytes.format(bytes);
    }

    private static String board(String formula) {
        return formula.replace(" · ", " × ").replaceAll("(\\d) B\\b", "$1 bytes");
    }
}
