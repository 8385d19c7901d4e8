package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;

/** {@code :mem}. */
@CommandLine.Command(
        name = ":mem",
        description = "Show where the memory of this process is, measured, and what the machine has left.",
        footer = {"", "Examples:", "  :mem", "  :mem --bytes", "  :mem > mem.json"})
final class MemCommand implements Command {
    @Override
    public boolean showsMemory() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        return Optional.of(new Value.Tabular(context.session().memory()));
    }
}
