package dev.glmsh.session;

import static java.util.Objects.requireNonNull;

import dev.glmsh.hardware.ProcessMemory;
import dev.glmsh.table.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Where a session stands, cheap enough to ask after every line.
 *
 * @param model the loaded model's name
 * @param precision what it computes in, such as {@code bf16}
 * @param contextUsed tokens that the KV cache holds
 * @param contextLimit tokens that it can hold; 0 without a model
 * @param tokensPerSecond of the last generation; empty before the first of two tokens or more
 * @param memoryBytes the resident size of the process
 */
public record SessionStatus(
        Optional<String> model,
        Optional<String> precision,
        int contextUsed,
        int contextLimit,
        OptionalDouble tokensPerSecond,
        OptionalLong memoryBytes) {
    /** Checks that nothing is missing. */
    public SessionStatus {
        requireNonNull(model, "model is null");
        requireNonNull(precision, "precision is null");
        requireNonNull(tokensPerSecond, "tokensPerSecond is null");
        requireNonNull(memoryBytes, "memoryBytes is null");
    }

    static SessionStatus of(Optional<LoadedModel> loaded, OptionalDouble tokensPerSecond) {
        return new SessionStatus(
                loaded.map(one -> one.checkpoint().name()),
                loaded.map(one -> one.plan().precision().label()),
                loaded.map(LoadedModel::cachedTokens).orElse(0),
                loaded.map(one -> one.plan().context()).orElse(0),
                tokensPerSecond,
                ProcessMemory.read().rss());
    }

    /**
     * What there is to say, the most important first, so that a narrow line can drop the last parts: {@code glm4-demo},
     * {@code bf16}, {@code 53 of 512 tokens}, {@code 283.5 tokens/s}, {@code 333 MiB}.
     */
    public List<String> parts() {
        List<String> parts = new ArrayList<>();
        parts.add(model.orElse("no model"));
        precision.ifPresent(parts::add);
        if (contextLimit > 0) {
            parts.add(String.format(Locale.ROOT, "%,d of %,d tokens", contextUsed, contextLimit));
        }
        tokensPerSecond.ifPresent(rate -> parts.add(String.format(Locale.ROOT, "%.1f tokens/s", rate)));
        memoryBytes.ifPresent(bytes -> parts.add(Bytes.format(bytes)));
        return List.copyOf(parts);
    }
}
