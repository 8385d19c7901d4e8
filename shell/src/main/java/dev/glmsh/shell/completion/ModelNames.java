package dev.glmsh.shell.completion;

import dev.glmsh.GlmshException;
import dev.glmsh.catalogue.Catalogue;
import dev.glmsh.checkpoint.hub.Hub;
import java.util.ArrayList;
import java.util.List;

/** Completes what names a model: a folder, or the id of one that is in the cache. */
final class ModelNames {
    private ModelNames() {}

    static List<Candidate> complete(String word, int start) {
        List<Candidate> found = new ArrayList<>(Folders.complete(word, start));
        if (word.isEmpty() || Character.isLetterOrDigit(word.charAt(0))) {
            found.addAll(ids(word, start));
            found.addAll(bundled(word, start, found));
        }
        return found;
    }

    /** Models of the catalogue, which can be estimated without the hub, unless they are in the cache. */
    private static List<Candidate> bundled(String word, int start, List<Candidate> known) {
        return Catalogue.ids().stream()
                .filter(id -> id.startsWith(word) && word.contains("/"))
                .filter(id ->
                        known.stream().noneMatch(candidate -> candidate.text().equals(id)))
                .map(id -> new Candidate(id, start, "", true))
                .toList();
    }

    /** Ids in the cache that begin with the word. */
    static List<Candidate> ids(String word, int start) {
        try {
            return Hub.fromEnvironment().cachedModels().stream()
                    .filter(model -> model.id().toString().startsWith(word))
                    .map(model -> new Candidate(
                            model.id().toString(),
                            start,
                            model.isComplete() ? "downloaded" : "downloaded in part",
                            true))
                    .toList();
        } catch (GlmshException e) {
            return List.of(); // a variable that cannot be meant is told when a model is asked for
        }
    }
}
