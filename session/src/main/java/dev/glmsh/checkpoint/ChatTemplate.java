package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import dev.glmsh.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a checkpoint writes a conversation as text, special tokens included: encode the result without adding any more.
 * Immutable.
 *
 * <pre>{@code
 * String prompt = template.render(List.of(Message.user("Hello")), true, Map.of());
 * int[] ids = tokenizer.encode(prompt);
 * }</pre>
 */
public final class ChatTemplate {
    private final Template template;
    private final Map<String, Object> specialTokens;

    ChatTemplate(Template template, Map<String, Object> specialTokens) {
        this.template = requireNonNull(template, "template is null");
        this.specialTokens = Map.copyOf(specialTokens);
    }

    /**
     * Renders a conversation.
     *
     * @param messages in order
     * @param addGenerationPrompt whether the text ends where the assistant's next message begins
     * @param extras more variables of the template, such as {@code enable_thinking}; they win over what is there
     * @throws dev.glmsh.GlmshException if the template fails or refuses the conversation
     */
    public String render(List<Message> messages, boolean addGenerationPrompt, Map<String, Object> extras) {
        Map<String, Object> variables = new LinkedHashMap<>(specialTokens);
        variables.put("messages", messages.stream().map(ChatTemplate::fields).toList());
        variables.put("add_generation_prompt", addGenerationPrompt);
        variables.putAll(extras);
        return template.render(variables);
    }

    private static Map<String, Object> fields(Message message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("role", message.role());
        fields.put("content", message.content());
        message.thinking().ifPresent(thinking -> fields.put("reasoning_content", thinking));
        return fields;
    }
}
