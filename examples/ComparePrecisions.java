import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.device.Precision;
import dev.glmsh.model.Generation;
import dev.glmsh.session.LoadOptions;
import dev.glmsh.session.Session;
import dev.glmsh.table.Columns;
import dev.glmsh.table.TableFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Loads a checkpoint in two precisions, asks the same question greedily, and prints what each cost and how many tokens
 * they agree on.
 *
 * <pre>
 * java -cp 'repl/target/lib/*' examples/ComparePrecisions.java demo/glm4-demo "Hamlet"
 * </pre>
 */
public final class ComparePrecisions {
    private final StringColumn precisions = Columns.text("precision");
    private final DoubleColumn loadTimes = Columns.milliseconds("load");
    private final DoubleColumn firstTokens = Columns.milliseconds("first token");
    private final DoubleColumn rates = Columns.perSecond("decode tok/s");
    private final LongColumn agreements = Columns.count("tokens as in fp32");
    private List<Integer> reference = new ArrayList<>();

    /** Takes the checkpoint's folder and, if you like, a prompt. */
    public static void main(String[] arguments) {
        Path checkpoint = Path.of(arguments[0]);
        String prompt = arguments.length > 1 ? arguments[1] : "Hamlet";
        ComparePrecisions comparison = new ComparePrecisions();
        try (Session session = Session.open()) {
            comparison.measure(session, checkpoint, Precision.FP32, prompt);
            comparison.measure(session, checkpoint, Precision.BF16, prompt);
        }
        System.out.println(TableFormat.TEXT.render(comparison.table()));
    }

    private void measure(Session session, Path checkpoint, Precision precision, String prompt) {
        LoadOptions options = LoadOptions.defaults().withPrecision(precision);
        session.load(checkpoint, options, Progress.NONE, new Cancellation());
        Generation generation = session.generate(prompt);
        if (reference.isEmpty()) {
            reference = generation.ids();
        }
        precisions.append(precision.label());
        loadTimes.append(generation.timings().loadMs());
        firstTokens.append(generation.timings().ttftMs());
        Columns.append(rates, generation.tokensPerSecond());
        agreements.append(agreement(generation.ids()));
    }

    /** How many tokens from the first on are those of the reference. */
    private long agreement(List<Integer> ids) {
        int same = 0;
        while (same < Math.min(ids.size(), reference.size()) && ids.get(same).equals(reference.get(same))) {
            same++;
        }
        return same;
    }

    private Table table() {
        return Table.create("Precisions", precisions, loadTimes, firstTokens, rates, agreements);
    }
}
