package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.editor.Editor;
import dev.glmsh.shell.java.SnippetEntry;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code :edit [NAME|ID]}; in chat mode, where no snippet is named, {@link MessageEdit}. */
@CommandLine.Command(
        name = ":edit",
        description =
                "Edit snippets of Java in $VISUAL or $EDITOR; what was changed runs again. In chat mode it edits your last"
                        + " message, and the model answers the new one.",
        footer = {"", "Examples:", "  int x = 1", "  :edit x"})
final class EditCommand implements Command {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME|ID",
            description = "What to edit: all of a name, or the snippet of an id. All snippets if absent.")
    Optional<String> what = Optional.empty();

    @Override
    public Optional<Value> run(Context context) {
        if (context.dialogue().chatting() && what.isEmpty()) {
            return Optional.of(MessageEdit.run(context));
        }
        List<SnippetEntry> snippets = SnippetTables.select(
                context, entry -> entry.user() && entry.kind() != SnippetEntry.Kind.ERROR && isAskedFor(entry));
        if (what.isPresent() && snippets.isEmpty()) {
            throw new GlmshException("nothing is declared as " + what.get(), "see :list for names and ids");
        }
        String edited = Editor.chosen().edit(SaveCommand.source(snippets), ".java");
        return runChanged(snippets, edited, context);
    }

    private boolean isAskedFor(SnippetEntry entry) {
        boolean named = what.isEmpty() || entry.name().equals(what.get());
        return (entry.active() && named) || what.filter(entry.id()::equals).isPresent();
    }

    private static Optional<Value> runChanged(List<SnippetEntry> before, String edited, Context context) {
        List<String> unchanged =
                new ArrayList<>(before.stream().map(SnippetEntry::source).toList());
        int ran = 0;
        for (String snippet : context.java().get().split(edited)) {
            context.cancellation().check("editing");
            if (!unchanged.remove(snippet.strip())) {
                Optional<Failure> failure = context.lines().run(snippet.strip());
                if (failure.isPresent()) {
                    throw new GlmshException(
                            failure.get().line(),
                            "what stands before it was run",
                            failure.get().cause().orElse(null));
                }
                ran++;
            }
        }
        return ran == 0 ? Optional.of(new Value.Note("nothing was changed")) : Optional.empty();
    }
}
