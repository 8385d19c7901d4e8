package dev.glmsh.checkpoint.hub;

import java.io.IOException;
import java.util.Optional;

/** The server answered, but not with what was asked for. */
final class StatusException extends IOException {
    private final transient Answer answer;

    StatusException(Answer answer) {
        super("status " + answer.status());
        this.answer = answer;
    }

    int status() {
        return answer.status();
    }

    /** The hub's own word for it, such as {@code GatedRepo}. */
    String code() {
        return answer.headers().firstValue("X-Error-Code").orElse("");
    }

    Optional<String> header(String name) {
        return answer.headers().firstValue(name);
    }

    /** Whether the same request may succeed later. */
    boolean isTransient() {
        return status() == 408 || status() == 429 || (status() >= 500 && status() != 501);
    }
}
