package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import java.util.Optional;

/** Answers requests of one type. */
@FunctionalInterface
public interface Handler {
    /**
     * Does what is asked for.
     *
     * @return the content of the reply, its {@code status} included; empty where there is none to such messages
     * @throws dev.glmsh.GlmshException if it cannot be done, which is replied
     */
    Optional<JsonObject> answer(Request request);
}
