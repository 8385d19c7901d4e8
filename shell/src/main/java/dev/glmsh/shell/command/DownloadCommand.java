package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.hub.HubId;
import dev.glmsh.shell.output.Value;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :download ID}. */
@CommandLine.Command(
        name = ":download",
        description = "Bring a model from the hub into the cache that Python's tools share, or go on with it.",
        footer = {"", "Examples:", "  :download zai-org/AutoGLM-Phone-9B --revision main"})
final class DownloadCommand implements Command {
    @Parameters(
            paramLabel = Commands.ID,
            description = "Organisation and model: zai-org/AutoGLM-Phone-9B, or modelscope:org/name.")
    String id = "";

    @Option(names = "--revision", paramLabel = "R", description = "A branch, a tag or a commit; as after @ in the id.")
    Optional<String> revision = Optional.empty();

    @Override
    public Optional<Value> run(Context context) {
        HubId parsed = HubId.parse(id)
                .orElseThrow(() -> new GlmshException(
                        "'" + id + "' is not a model's id",
                        "write organisation/model, such as zai-org/AutoGLM-Phone-9B"));
        HubId asked = revision.map(parsed::at).orElse(parsed);
        Path folder = context.session().download(asked, context.output().progress(), context.cancellation());
        return Optional.of(new Value.Text(asked + " is in " + folder));
    }
}
