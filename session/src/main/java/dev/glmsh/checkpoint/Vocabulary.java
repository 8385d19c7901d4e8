package dev.glmsh.checkpoint;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tokens of a {@code tokenizer.json} by id, which DJL does not give access to. Immutable. */
final class Vocabulary {
    private static final int HIGHEST = 1 << 24;

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, String> tokens = new HashMap<>();
    private final Set<Integer> special = new HashSet<>();
    private int size;

    private Vocabulary() {}

    static Vocabulary read(Path file) throws IOException {
        Vocabulary vocabulary = new Vocabulary();
        try (JsonReader reader = new JsonReader(Files.newBufferedReader(file))) {
            reader.beginObject();
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "model" -> vocabulary.readModel(reader);
                    case "added_tokens" -> vocabulary.readAddedTokens(reader);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
        }
        return vocabulary;
    }

    int size() {
        return size;
    }

    Optional<Integer> idOf(String token) {
        return Optional.ofNullable(ids.get(token));
    }

    String tokenOf(int id) {
        return tokens.getOrDefault(id, "");
    }

    boolean isSpecial(int id) {
        return special.contains(id);
    }

    private void add(String token, int id) {
        if (id < 0 || id > HIGHEST) {
            throw new GlmshException(
                    "tokenizer.json gives the token \"" + token + "\" the id " + id, "download the file again");
        }
        ids.put(token, id);
        tokens.put(id, token);
        size = Math.max(size, id + 1);
    }

    private void readModel(JsonReader reader) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            if (!reader.nextName().equals("vocab")) {
                reader.skipValue();
            } else if (reader.peek() == JsonToken.BEGIN_OBJECT) {
                readMap(reader);
            } else {
                readScores(reader);
            }
        }
        reader.endObject();
    }

    /** BPE and WordPiece: an object from token to id. */
    private void readMap(JsonReader reader) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            add(reader.nextName(), reader.nextInt());
        }
        reader.endObject();
    }

    /** Unigram: a list of token and score, whose position is the id. */
    private void readScores(JsonReader reader) throws IOException {
        reader.beginArray();
        for (int id = 0; reader.hasNext(); id++) {
            reader.beginArray();
            add(reader.nextString(), id);
            reader.skipValue();
            reader.endArray();
        }
        reader.endArray();
    }

    private void readAddedTokens(JsonReader reader) throws IOException {
        reader.beginArray();
        while (reader.hasNext()) {
            readAddedToken(reader);
        }
        reader.endArray();
    }

    private void readAddedToken(JsonReader reader) throws IOException {
        int id = 0;
        String content = "";
        boolean isSpecial = false;
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.nextName()) {
                case "id" -> id = reader.nextInt();
                case "content" -> content = reader.nextString();
                case "special" -> isSpecial = reader.nextBoolean();
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        add(content, id);
        if (isSpecial) {
            special.add(id);
        }
    }
}
