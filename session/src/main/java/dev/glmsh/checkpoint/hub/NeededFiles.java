package dev.glmsh.checkpoint.hub;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.WeightIndex;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of a repository's files a model needs: one copy of the weights, and the small files. Stateless. */
final class NeededFiles {
    /** Tokenizers of large vocabularies take some 30 MB; a larger file is no configuration. */
    private static final long MAX_SMALL = 256L << 20;

    private static final Pattern SMALL = Pattern.compile("[\\w][\\w.+-]*\\.(json|jinja|model|txt)");

    private NeededFiles() {}

    /** Configuration, tokenizer, templates: what lies at the top and is not weights. */
    static List<HubFile> small(Listing listing) {
        return listing.files().stream()
                .filter(file -> SMALL.matcher(file.path()).matches())
                .filter(file ->
                        !file.path().endsWith(".index.json") || file.path().equals(index(listing)))
                .filter(file -> file.size() <= MAX_SMALL)
                .toList();
    }

    /** The weights' index, if they are in more than one shard; else an empty name. */
    static String index(Listing listing) {
        boolean sharded = listing.find(WeightIndex.SINGLE).isEmpty()
                && listing.find(WeightIndex.NAME).isPresent();
        return sharded ? WeightIndex.NAME : "";
    }

    /** The only shard of a model without an index. */
    static List<HubFile> single(HubId id, Listing listing) {
        return List.of(listing.find(WeightIndex.SINGLE).orElseThrow(() -> noSafetensors(id, listing)));
    }

    /** The shards that an index names. */
    static List<HubFile> shards(HubId id, Listing listing, Set<String> names) {
        return names.stream()
                .map(name -> listing.find(name)
                        .orElseThrow(() -> new GlmshException(
                                id + " lacks the shard " + name + " that its index names", "use another revision")))
                .toList();
    }

    /** A repository that is no checkpoint, told by what it holds instead. */
    static void requireConfig(HubId id, Listing listing) {
        if (listing.find("config.json").isEmpty()) {
            throw ends(listing.files(), ".gguf")
                    ? gguf(id)
                    : new GlmshException(id + " has no config.json", "choose a checkpoint in Hugging Face format");
        }
    }

    private static GlmshException noSafetensors(HubId id, Listing listing) {
        if (ends(listing.files(), ".gguf")) {
            return gguf(id);
        }
        String has = ends(listing.files(), ".bin") || ends(listing.files(), ".pt") || ends(listing.files(), ".pth")
                ? " holds only pickled PyTorch weights, which can run any code when they are opened"
                : " holds no safetensors weights";
        return new GlmshException(id + has, "choose a repository with safetensors");
    }

    private static GlmshException gguf(HubId id) {
        return new GlmshException(
                id + " holds GGUF weights, which glmsh does not read",
                "choose the same model's repository with safetensors");
    }

    private static boolean ends(Collection<HubFile> files, String suffix) {
        return files.stream().anyMatch(file -> file.path().endsWith(suffix));
    }
}
