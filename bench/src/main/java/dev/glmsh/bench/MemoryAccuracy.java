package dev.glmsh.bench;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.SyntheticModel;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.memory.Comparison;
import dev.glmsh.memory.LedgerEntry;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.TextStream;
import dev.glmsh.session.LoadOptions;
import dev.glmsh.session.Session;
import dev.glmsh.table.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Predicted beside measured memory of one load and one generation, as rows of a Markdown table. One case a process, since
 * what an earlier model leaves behind would count for the next.
 *
 * <pre>{@code
 * java … dev.glmsh.bench.MemoryAccuracy synthetic:qwen2.5-0.5b bf16 packed
 * }</pre>
 */
public final class MemoryAccuracy {
    private static final int PROMPT = 2048;
    private static final int NEW = 64;
    private static final int SMALL = 1024;
    private static final int LETTERS = 26;

    private MemoryAccuracy() {}

    /** Arguments: model, precision, layout and, unless it is the model itself, what the table is to call it. */
    public static void main(String[] arguments) {
        Precision precision = Precision.parse(arguments[1]);
        WeightLayout layout = WeightLayout.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        Checkpoint checkpoint = SyntheticModel.parse(arguments[0])
                .map(SyntheticModel::open)
                .orElseGet(() -> Checkpoint.open(Path.of(arguments[0])));
        int context = Math.min(PROMPT + NEW + 2, checkpoint.config().maxPositions());
        String prompt = prompt(checkpoint.config().vocabSize(), context - NEW - 2);
        try (Session session = Session.open()) {
            int before = session.accuracyRecords().size();
            LoadOptions load = LoadOptions.defaults()
                    .withPrecision(precision)
                    .withLayout(layout)
                    .withContext(context);
            session.load(arguments[0], load, Progress.NONE, new Cancellation());
            GenerationOptions options =
                    session.options().withRaw(true).withMaxNew(NEW).withIgnoreEos(true);
            session.generate(prompt, options, TextStream.NONE, new Cancellation());
            List<LedgerEntry> entries = session.accuracyRecords();
            entries.subList(before, entries.size()).forEach(entry -> print(arguments, entry));
        }
    }

    private static void print(String[] arguments, LedgerEntry entry) {
        for (Comparison comparison : entry.comparisons()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s %s | %s | %s | %s | %s | %s | %s |%n",
                    arguments[arguments.length > 3 ? 3 : 0],
                    arguments[1],
                    arguments[2],
                    comparison.component(),
                    Bytes.format(comparison.predicted()),
                    Bytes.format(comparison.measured()),
                    Bytes.format(comparison.error()),
                    percent(comparison),
                    comparison.isClose() ? "yes" : "**no**");
        }
    }

    private static String percent(Comparison comparison) {
        return comparison.measured() == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", comparison.errorPercent());
    }

    /**
     * Text of about that many tokens, made without a tokenizer, whose memory would count: words of a synthetic model's
     * vocabulary, all of it, or random letters for the small vocabularies of the reference checkpoints.
     */
    private static String prompt(int vocabulary, int tokens) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        boolean words = vocabulary > SMALL;
        for (int i = 0; i < tokens; i++) {
            text.append(words ? word(SMALL + random.nextInt(vocabulary - SMALL)) : letter(random.nextInt(LETTERS)));
        }
        return text.toString();
    }

    private static String word(int id) {
        StringBuilder word = new StringBuilder(" ");
        for (int rest = id; rest > 0 || word.length() < 4; rest /= LETTERS) {
            word.append(letter(rest % LETTERS));
        }
        return word.toString();
    }

    private static char letter(int number) {
        return (char) ('a' + number);
    }
}
