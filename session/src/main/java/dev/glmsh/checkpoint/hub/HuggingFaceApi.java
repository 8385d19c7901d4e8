package dev.glmsh.checkpoint.hub;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.glmsh.GlmshException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The interface of huggingface.co and its mirrors. */
final class HuggingFaceApi implements HubApi {
    private static final int MAX_PAGES = 50;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"next\"");
    private static final Gson GSON = new Gson();

    private final URI endpoint;

    HuggingFaceApi(URI endpoint) {
        this.endpoint = endpoint;
    }

    private record Info(@Nullable String sha) {}

    private record Lfs(@Nullable String oid, long size) {}

    private record Entry(
            @Nullable String type,
            @Nullable String path,
            @Nullable String oid,
            long size,
            @Nullable Lfs lfs) {
        HubFile file() {
            Optional<String> sha256 = Optional.ofNullable(lfs).map(Lfs::oid);
            return new HubFile(String.valueOf(path), lfs == null ? size : lfs.size(), Optional.ofNullable(oid), sha256);
        }
    }

    @Override
    public Listing list(HubId id, HubClient client) {
        String commit = id.isCommit() ? id.revision() : commit(id, client);
        List<HubFile> files = new ArrayList<>();
        Optional<URI> next =
                Optional.of(URI.create(endpoint + "/api/models/" + id.name() + "/tree/" + commit + "?recursive=true"));
        for (int page = 0; next.isPresent() && page < MAX_PAGES; page++) {
            HubClient.Page answer = client.get(next.get(), MAX_ANSWER);
            for (Entry entry : read(answer.text(), Entry[].class)) {
                if ("file".equals(entry.type())) {
                    files.add(entry.file());
                }
            }
            next = next(answer.head());
        }
        return new Listing(commit, commit, files);
    }

    @Override
    public URI file(HubId id, Listing listing, String path) {
        return URI.create(endpoint + "/" + id.name() + "/resolve/" + listing.pin() + "/" + HubApi.encodedPath(path));
    }

    private String commit(HubId id, HubClient client) {
        URI address = URI.create(endpoint + "/api/models/" + id.name() + "/revision/" + HubApi.encoded(id.revision()));
        try {
            Info info = read(client.get(address, MAX_ANSWER).text(), Info.class);
            return Optional.ofNullable(info.sha()).orElse("");
        } catch (GlmshException e) {
            throw new Suggestions(endpoint, client).added(e, id);
        }
    }

    /** A mirror may hand out the original's addresses: of the next page's, path and query count, not the host. */
    private Optional<URI> next(Answer head) {
        for (String link : HubClient.values(head, "Link")) {
            Matcher matcher = NEXT.matcher(link);
            if (matcher.find()) {
                return Optional.of(samePlace(matcher.group(1)));
            }
        }
        return Optional.empty();
    }

    private URI samePlace(String link) {
        try {
            URI given = URI.create(link);
            return endpoint.resolve(given.getRawPath() + "?" + given.getRawQuery());
        } catch (IllegalArgumentException e) {
            throw HubApi.unexpected(endpoint, e);
        }
    }

    private <T> T read(String body, Class<T> type) {
        try {
            T value = GSON.fromJson(body, type);
            if (value != null) {
                return value;
            }
        } catch (JsonParseException e) {
            throw HubApi.unexpected(endpoint, e);
        }
        throw HubApi.unexpected(endpoint, new GlmshException("the answer is empty", "try again"));
    }
}
