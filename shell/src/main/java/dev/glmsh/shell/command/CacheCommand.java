package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :cache}. */
@CommandLine.Command(
        name = ":cache",
        description = "List the models that were downloaded, with what each takes on the disk.",
        footer = {"", "Examples:", "  :cache"})
final class CacheCommand implements Command {
    @Override
    public Optional<Value> run(Context context) {
        return Optional.of(new Value.Tabular(context.session().cache()));
    }
}
