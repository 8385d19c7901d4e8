package dev.glmsh.checkpoint.hub;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import dev.glmsh.GlmshException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The interface of modelscope.cn, as its own Python client uses it. A listing names its commit by a few digits only; the
 * full one is taken from the files, and where none of them fits, a hash of the listing stands for it.
 */
final class ModelScopeApi implements HubApi {
    private static final Gson GSON = new Gson();

    private final URI endpoint;

    ModelScopeApi(URI endpoint) {
        this.endpoint = endpoint;
    }

    private record Envelope(
            @SerializedName("Data") @Nullable Data data) {}

    private record Data(
            @SerializedName("Files") @Nullable List<Entry> files,
            @SerializedName("LatestCommitter") @Nullable Committer committer) {}

    private record Committer(
            @SerializedName("ShortId") @Nullable String shortId) {}

    private record Entry(
            @SerializedName("Type") @Nullable String type,
            @SerializedName("Path") @Nullable String path,
            @SerializedName("Size") long size,
            @SerializedName("Sha256") @Nullable String sha256,
            @SerializedName("Revision") @Nullable String revision) {
        boolean isChecked() {
            return "blob".equals(type) && path != null && sha256 != null && !sha256.isEmpty();
        }
    }

    @Override
    public Listing list(HubId id, HubClient client) {
        URI address = URI.create(endpoint + "/api/v1/models/" + id.name() + "/repo/files?Recursive=true&Revision="
                + HubApi.encoded(id.revision()));
        Data data = read(client.get(address, MAX_ANSWER).text());
        if (data.files() == null) {
            throw new GlmshException(id.name() + " has no revision " + id.revision(), "leave out @" + id.revision());
        }
        List<Entry> entries = data.files().stream().filter(Entry::isChecked).toList();
        List<HubFile> files = entries.stream()
                .map(entry -> new HubFile(
                        String.valueOf(entry.path()),
                        entry.size(),
                        Optional.empty(),
                        Optional.ofNullable(entry.sha256())))
                .toList();
        String shortId = data.committer() == null ? null : data.committer().shortId();
        return new Listing(commit(shortId, entries), id.revision(), files);
    }

    @Override
    public URI file(HubId id, Listing listing, String path) {
        return URI.create(endpoint + "/api/v1/models/" + id.name() + "/repo?Revision=" + HubApi.encoded(listing.pin())
                + "&FilePath=" + HubApi.encoded(path));
    }

    private static String commit(@Nullable String shortId, List<Entry> entries) {
        return entries.stream()
                .map(entry -> String.valueOf(entry.revision()))
                .filter(HubId::isCommit)
                .filter(revision -> shortId != null && !shortId.isEmpty() && revision.startsWith(shortId))
                .findFirst()
                .orElseGet(() -> hash(entries));
    }

    private static String hash(List<Entry> entries) {
        MessageDigest sha1 = Digests.sha1();
        entries.stream()
                .map(entry -> entry.path() + " " + entry.sha256() + "\n")
                .sorted(Comparator.naturalOrder())
                .forEach(line -> sha1.update(line.getBytes(StandardCharsets.UTF_8)));
        return Digests.hex(sha1);
    }

    private Data read(String body) {
        try {
            Envelope envelope = GSON.fromJson(body, Envelope.class);
            if (envelope != null && envelope.data() != null) {
                return envelope.data();
            }
        } catch (JsonParseException e) {
            throw HubApi.unexpected(endpoint, e);
        }
        throw HubApi.unexpected(endpoint, new GlmshException("the answer has no Data", "try again"));
    }
}
