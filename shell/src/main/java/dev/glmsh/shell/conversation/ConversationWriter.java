package dev.glmsh.shell.conversation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.glmsh.checkpoint.Message;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Sampling;

/** Conversations as JSON, the options under the names that generation_config.json has for them. */
final class ConversationWriter {
    private ConversationWriter() {}

    static JsonObject json(SavedConversation conversation) {
        JsonObject document = new JsonObject();
        conversation.model().ifPresent(name -> document.addProperty("model", name));
        JsonArray messages = new JsonArray();
        conversation.messages().forEach(message -> messages.add(json(message)));
        document.add("messages", messages);
        conversation.options().ifPresent(options -> document.add("options", json(options)));
        return document;
    }

    private static JsonObject json(Message message) {
        JsonObject object = new JsonObject();
        object.addProperty("role", message.role());
        object.addProperty("content", message.content());
        message.thinking().ifPresent(thinking -> object.addProperty("thinking", thinking));
        return object;
    }

    private static JsonObject json(GenerationOptions options) {
        Sampling sampling = options.sampling();
        JsonObject object = new JsonObject();
        object.addProperty("max_new_tokens", options.maxNew());
        object.addProperty("temperature", sampling.temperature());
        object.addProperty("top_k", sampling.topK());
        object.addProperty("top_p", sampling.topP());
        object.addProperty("min_p", sampling.minP());
        object.addProperty("repetition_penalty", sampling.repetitionPenalty());
        object.addProperty("frequency_penalty", sampling.frequencyPenalty());
        sampling.seed().ifPresent(seed -> object.addProperty("seed", seed));
        JsonArray stop = new JsonArray();
        options.stopStrings().forEach(stop::add);
        object.add("stop", stop);
        object.addProperty("ignore_eos", options.ignoreEos());
        return object;
    }
}
