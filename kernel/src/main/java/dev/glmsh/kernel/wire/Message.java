package dev.glmsh.kernel.wire;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * A message as handlers see it. Not to be changed once it is handed on.
 *
 * @param identities whom an answer goes to, as ZeroMQ routes it; for one that is published its topic
 * @param parent the header of what it answers; empty if nothing
 * @param buffers binary data behind it
 */
public record Message(
        List<byte[]> identities,
        Header header,
        JsonObject parent,
        JsonObject metadata,
        JsonObject content,
        List<byte[]> buffers) {
    /** Copies the lists. */
    public Message {
        identities = List.copyOf(identities);
        requireNonNull(header, "header is null");
        requireNonNull(parent, "parent is null");
        requireNonNull(metadata, "metadata is null");
        requireNonNull(content, "content is null");
        buffers = List.copyOf(buffers);
    }

    /** Its type, such as {@code execute_request}. */
    public String type() {
        return header.type();
    }
}
