package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.shell.editor.Editor;
import dev.glmsh.shell.output.Value;

/** {@code :edit} in chat mode: the last message of the user in an editor, and what the model answers to the new one. */
final class MessageEdit {
    private MessageEdit() {}

    /** What was answered; a note if the message was left as it was. */
    static Value run(Context context) {
        String before = context.session().lastQuestion();
        String after = Editor.chosen().edit(before + "\n", ".md").strip();
        if (after.isEmpty()) {
            throw new GlmshException("the message is empty, so nothing was sent", "take it back with :undo");
        }
        if (after.equals(before)) {
            return new Value.Note("the message was left as it is; :regen answers it again");
        }
        GenerationOptions options = new GenerationArguments().forModelAtHand(context);
        return new Value.Generated(
                context.session().revise(after, options, context.output().text(), context.cancellation()));
    }
}
