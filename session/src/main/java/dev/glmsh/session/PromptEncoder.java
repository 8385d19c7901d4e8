package dev.glmsh.session;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.ChatTemplate;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Message;
import dev.glmsh.checkpoint.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Puts what a model is to be asked into its tokens.
 *
 * @param checkpoint has the chat template
 * @param tokenizer the caller's to close
 */
record PromptEncoder(Checkpoint checkpoint, Tokenizer tokenizer) {
    /** The ids of messages put through the chat template, which writes all special tokens itself. */
    int[] chat(List<Message> messages) {
        ChatTemplate template = checkpoint
                .chatTemplate()
                .orElseThrow(() -> new GlmshException(
                        checkpoint.name() + " has no chat template", "use :gen --raw, or an instruction-tuned model"));
        return tokenizer.encode(template.render(messages, true, Map.of()));
    }

    /** The ids of plain text, with what the tokenizer puts before any text unless the text begins with that already. */
    int[] plain(String text) {
        int[] plain = tokenizer.encode(text);
        int[] marked = tokenizer.encodeWithSpecialTokens(text);
        int added = marked.length - plain.length;
        boolean twice = added > 0 && plain.length >= added && Arrays.equals(marked, 0, added, plain, 0, added);
        return twice ? plain : marked;
    }

    /** How many tokens a text is, without any that the template adds. */
    int count(String text) {
        return tokenizer.encode(text).length;
    }
}
