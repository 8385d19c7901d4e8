package dev.glmsh.repl;

import java.util.Optional;
import org.jline.utils.AttributedStyle;

/** The prompt: which model is loaded, and whether a line is Java or said to the model. */
final class Prompt {
    private Prompt() {}

    /** {@code glmsh> } without a model, {@code glm-4-9b> } with one, {@code glm-4-9b chat> } in chat mode. */
    static String of(boolean chatting, Optional<String> model, TerminalOutput output) {
        String name = model.map(Printable::of).orElse("glmsh");
        int colour = chatting ? AttributedStyle.GREEN : AttributedStyle.CYAN;
        String text = chatting ? name + " chat>" : name + ">";
        return output.styled(text, AttributedStyle.DEFAULT.foreground(colour)) + " ";
    }
}
