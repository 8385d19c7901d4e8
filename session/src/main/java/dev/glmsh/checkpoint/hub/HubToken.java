package dev.glmsh.checkpoint.hub;

import dev.glmsh.GlmshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An access token. Only {@link #header} gives it out; printed, it is hidden. */
final class HubToken {
    private static final long MAX_BYTES = 16_384;

    private final String name;
    private final String value;

    private HubToken(String name, String value) {
        this.name = name;
        this.value = value;
    }

    /** A token sent as {@code Authorization: Bearer}, as Hugging Face wants it; empty text means none. */
    static Optional<HubToken> bearer(String text) {
        return make("Authorization", "Bearer ", text);
    }

    /** A token sent as the cookie that ModelScope's own client sends. */
    static Optional<HubToken> modelScopeCookie(String text) {
        return make("Cookie", "m_session_id=", text);
    }

    /** A bearer token from a file, as {@code hf auth login} writes it. */
    static Optional<HubToken> fromFile(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
                    ? bearer(Files.readString(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // a file that cannot be read is no token
        }
    }

    private static Optional<HubToken> make(String header, String start, String text) {
        String token = text.strip();
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new GlmshException(
                    "the access token holds characters that no token has", "set HF_TOKEN anew, or log in again");
        }
        return token.isEmpty() ? Optional.empty() : Optional.of(new HubToken(header, start + token));
    }

    /** The header's name. */
    String headerName() {
        return name;
    }

    /** The header's value, which is secret. */
    String header() {
        return value;
    }

    @Override
    public String toString() {
        return "access token (hidden)";
    }
}
