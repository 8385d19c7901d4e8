package dev.glmsh.session;

import dev.glmsh.Cancellation;
import dev.glmsh.checkpoint.Message;
import dev.glmsh.memory.Ledger;
import dev.glmsh.model.FinishReason;
import dev.glmsh.model.Generation;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.TextStream;
import dev.glmsh.torch.TorchThread;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lets the model answer, once or in the conversation.
 *
 * @param log where generations are kept
 * @param ledger where their memory is recorded
 */
record Answers(
        TorchThread torch,
        RunningWork running,
        CurrentModel current,
        Conversation conversation,
        GenerationLog log,
        Ledger ledger) {
    /** Answers one prompt, of which the conversation keeps nothing. */
    Generation once(String text, GenerationOptions asked, TextStream stream, Cancellation cancellation) {
        return running.run(cancellation, () -> {
            LoadedModel loaded = current.orRefuse();
            int[] prompt = asked.raw()
                    ? loaded.prompts().plain(text)
                    : loaded.prompts().chat(conversation.withSystem(List.of(Message.user(text))));
            return generate(loaded, prompt, asked, stream, cancellation);
        });
    }

    /**
     * Answers the conversation. An answer that was cancelled before its first token is not kept.
     *
     * @param turns of the conversation, the last of the user; asked for on the torch thread
     */
    Generation chat(
            Supplier<List<Message>> turns, GenerationOptions asked, TextStream stream, Cancellation cancellation) {
        return running.run(cancellation, () -> {
            List<Message> messages = turns.get();
            LoadedModel loaded = current.orRefuse();
            int[] prompt = loaded.prompts().chat(conversation.withSystem(messages));
            Generation generation = generate(loaded, prompt, asked, stream, cancellation);
            if (generation.finish() != FinishReason.CANCELLED
                    || !generation.ids().isEmpty()) {
                conversation.answered(messages, generation);
            }
            return generation;
        });
    }

    private Generation generate(
            LoadedModel loaded, int[] prompt, GenerationOptions asked, TextStream stream, Cancellation cancellation) {
        Generation generation =
                log.add(loaded.generate(prompt, asked, new PausingStream(stream, torch::pause), cancellation));
        ledger.append(loaded.memory().newestRecord());
        return generation;
    }
}
