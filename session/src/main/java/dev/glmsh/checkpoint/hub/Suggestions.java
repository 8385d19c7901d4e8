package dev.glmsh.checkpoint.hub;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may have been meant by an id that the hub does not know. Asks once; if there is no answer, nothing is suggested. */
final class Suggestions {
    private static final int MOST = 5;
    private static final Gson GSON = new Gson();

    private final URI endpoint;
    private final HubClient client;

    Suggestions(URI endpoint, HubClient client) {
        this.endpoint = endpoint;
        this.client = client;
    }

    private record Model(@Nullable String id) {}

    private record Ref(@Nullable String name) {}

    private record RefList(
            @Nullable List<Ref> branches, @Nullable List<Ref> tags) {
        Stream<String> names() {
            return Stream.of(Optional.ofNullable(branches), Optional.ofNullable(tags))
                    .flatMap(list -> list.orElse(List.of()).stream())
                    .map(ref -> String.valueOf(ref.name()));
        }
    }

    /** The error with what may have been meant, if the hub knows something. */
    GlmshException added(GlmshException error, HubId id) {
        if (!(error.getCause() instanceof StatusException status)) {
            return error;
        }
        if (status.code().equals("RevisionNotFound")) {
            return revisions(id)
                    .map(names -> new GlmshException(error.problem(), "choose one of " + names, status))
                    .orElse(error);
        }
        boolean missing = status.code().equals("RepoNotFound") || status.status() == 404;
        return !missing
                ? error
                : models(id)
                        .map(names -> new GlmshException(
                                error.problem(), "did you mean " + names + "? otherwise " + error.nextStep(), status))
                        .orElse(error);
    }

    private Optional<String> revisions(HubId id) {
        return ask("/api/models/" + id.name() + "/refs", RefList.class)
                .map(list -> list.names().limit(MOST).collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty());
    }

    private Optional<String> models(HubId id) {
        return ask("/api/models?limit=" + MOST + "&search=" + HubApi.encoded(id.model()), Model[].class)
                .map(found -> Arrays.stream(found)
                        .flatMap(model -> Optional.ofNullable(model.id()).stream())
                        .flatMap(name -> HubId.parse(name).stream())
                        .map(HubId::name)
                        .collect(Collectors.joining(" or ")))
                .filter(names -> !names.isEmpty());
    }

    private <T> Optional<T> ask(String path, Class<T> type) {
        try {
            String answer = client.getOnce(URI.create(endpoint + path), HubApi.MAX_ANSWER);
            return Optional.ofNullable(GSON.fromJson(answer, type));
        } catch (IOException | JsonParseException | GlmshException e) {
            return Optional.empty();
        }
    }
}
