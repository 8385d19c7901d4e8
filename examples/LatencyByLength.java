import dev.glmsh.Cancellation;
import dev.glmsh.model.Generation;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.session.Session;
import dev.glmsh.table.Columns;
import dev.glmsh.table.TableFormat;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/**
 * Feeds longer and longer prompts and tabulates how the time to the first token grows while the time of a token does
 * not.
 *
 * <pre>
 * java -cp 'repl/target/lib/*' examples/LatencyByLength.java demo/glm4-demo
 * </pre>
 */
public final class LatencyByLength {
    private static final String SENTENCE = "To be, or not to be, that is the question. ";

    private LatencyByLength() {}

    /** Takes the checkpoint's folder. */
    public static void main(String[] arguments) {
        LongColumn lengths = Columns.count("prompt tokens");
        DoubleColumn firstTokens = Columns.milliseconds("first token");
        DoubleColumn perToken = Columns.milliseconds("a token");
        try (Session session = Session.open()) {
            session.load(arguments[0]);
            GenerationOptions options =
                    GenerationOptions.defaults().withRaw(true).withMaxNew(16).withIgnoreEos(true);
            session.generate(SENTENCE, options, piece -> {}, new Cancellation()); // warms up
            for (int repeats = 1; repeats <= 16; repeats *= 2) {
                Generation generation = session.generate(
                        repeats + " " + SENTENCE.repeat(repeats), options, piece -> {}, new Cancellation());
                lengths.append(generation.promptIds().size());
                firstTokens.append(generation.timings().ttftMs());
                perToken.append(1000 / generation.tokensPerSecond().orElseThrow());
            }
        }
        System.out.println(TableFormat.TEXT.render(Table.create("Latency", lengths, firstTokens, perToken)));
    }
}
