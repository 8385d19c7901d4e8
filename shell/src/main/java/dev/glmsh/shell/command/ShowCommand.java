package dev.glmsh.shell.command;

import dev.glmsh.shell.java.Evaluation;
import dev.glmsh.shell.output.FailureException;
import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code :show JAVA}. */
@CommandLine.Command(
        name = ":show",
        description = "Evaluate Java and print its value, in any format and to any place. A > or | between blanks"
                + " redirects, unless it stands in parentheses.",
        footer = {
            "",
            "Examples:",
            "  :show session.memory() --bytes",
            "  :show session.machine() > machine.md",
            "  :show (1 > 2)"
        })
final class ShowCommand implements Command {
    @Parameters(paramLabel = "JAVA", description = "An expression, or statements that end with one.")
    String java = "";

    @Override
    public Syntax syntax() {
        return Syntax.JAVA;
    }

    @Override
    public boolean showsMemory() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        Evaluation evaluation = context.java().get().evaluate(java, context.output(), context.cancellation());
        evaluation.failure().ifPresent(failure -> {
            throw new FailureException(failure);
        });
        List<Value> values = evaluation.values();
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }
}
