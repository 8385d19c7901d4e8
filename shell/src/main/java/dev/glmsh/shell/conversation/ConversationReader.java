package dev.glmsh.shell.conversation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Message;
import dev.glmsh.model.GenerationOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the JSON of one file; every refusal names the file and the place in it. */
final class ConversationReader {
    private static final List<String> ROLES = List.of("system", "user", "assistant", "tool");

    private final String file;

    ConversationReader(String file) {
        this.file = file;
    }

    SavedConversation read(JsonElement document, GenerationOptions options) {
        if (document instanceof JsonArray list) {
            return new SavedConversation(Optional.empty(), messages(list), Optional.empty());
        }
        if (!(document instanceof JsonObject object)
                || !(object.get("messages") instanceof JsonArray list)
                || (object.has("options") && !(object.get("options") instanceof JsonObject))) {
            throw refused(
                    "the file is no conversation",
                    "it is {\"messages\": [{\"role\": \"user\", \"content\": \"…\"}, …]}, or the list alone");
        }
        return new SavedConversation(
                optionalText(object, "model", "the file"),
                messages(list),
                Optional.ofNullable(object.getAsJsonObject("options"))
                        .map(given -> new OptionsReader(file, given).over(options)));
    }

    private List<Message> messages(JsonArray list) {
        List<Message> messages = new ArrayList<>();
        for (JsonElement element : list) {
            messages.add(message(element, "message " + (messages.size() + 1)));
        }
        return messages;
    }

    private Message message(JsonElement element, String where) {
        if (!(element instanceof JsonObject object)) {
            throw refused(where + " is " + shown(element) + ", not an object", "it has a role and a content");
        }
        String role = optionalText(object, "role", where)
                .orElseThrow(() -> refused(where + " has no role", "choose one of " + String.join(", ", ROLES)));
        if (!ROLES.contains(role)) {
            throw refused(where + " has the unknown role '" + role + "'", "choose one of " + String.join(", ", ROLES));
        }
        Optional<String> thinking = optionalText(object, "thinking", where);
        return new Message(
                role,
                content(object.get("content"), where),
                thinking.isPresent() ? thinking : optionalText(object, "reasoning_content", where));
    }

    /** Text as it stands, or the parts of type text, as OpenAI's clients write them. */
    private String content(JsonElement content, String where) {
        if (isText(content)) {
            return content.getAsString();
        }
        if (!(content instanceof JsonArray parts)) {
            throw refused(where + " has the content " + shown(content), "write text, or a list of parts of type text");
        }
        StringBuilder text = new StringBuilder();
        for (JsonElement part : parts) {
            if (!(part instanceof JsonObject object) || !isText(object.get("text"))) {
                throw refused(
                        where + " has a part that is no text: " + shown(part),
                        "remove it; images are not understood yet");
            }
            text.append(object.get("text").getAsString());
        }
        return text.toString();
    }

    private Optional<String> optionalText(JsonObject object, String key, String where) {
        JsonElement value = object.get(key);
        if (value == null || value.isJsonNull()) {
            return Optional.empty();
        }
        if (!isText(value)) {
            throw refused(where + " has the " + key + " " + shown(value) + ", not text", "write it in quotation marks");
        }
        return Optional.of(value.getAsString());
    }

    private static boolean isText(JsonElement element) {
        return element instanceof JsonPrimitive primitive && primitive.isString();
    }

    private static String shown(JsonElement element) {
        String text = String.valueOf(element == null ? JsonNull.INSTANCE : element);
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }

    private GlmshException refused(String what, String nextStep) {
        return new GlmshException(file + ": " + what, nextStep);
    }
}
