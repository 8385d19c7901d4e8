package dev.glmsh.checkpoint.hub;

import dev.glmsh.GlmshException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How one kind of hub is asked. */
interface HubApi {
    /** No answer about a model is longer. */
    long MAX_ANSWER = 32L << 20;

    /**
     * What a model holds at its revision.
     *
     * @throws GlmshException if there is no such model, or it may not be read
     */
    Listing list(HubId id, HubClient client);

    /** Where a file of a listing is. */
    URI file(HubId id, Listing listing, String path);

    /** The interface of that source. */
    static HubApi of(HubSource source, URI endpoint) {
        return switch (source) {
            case HUGGING_FACE -> new HuggingFaceApi(endpoint);
            case MODELSCOPE -> new ModelScopeApi(endpoint);
        };
    }

    /** Text as one part of an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A path as part of an address: all but the slashes encoded. */
    static String encodedPath(String path) {
        return encoded(path).replace("%2F", "/");
    }

    /** The answer is not what this interface promises. */
    static GlmshException unexpected(URI endpoint, Exception cause) {
        return new GlmshException(
                endpoint.getHost() + " does not answer as a model hub does",
                "check HF_ENDPOINT, or the proxy in between",
                cause);
    }
}
