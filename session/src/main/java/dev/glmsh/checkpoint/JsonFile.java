package dev.glmsh.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a checkpoint's JSON files, and tells where a broken one is broken. */
final class JsonFile {
    /** Index files of the largest models and tokenizer configurations with many tokens stay below it. */
    private static final long MAX_BYTES = 32L << 20;

    private static final String NEXT_STEP = "download the file again, or correct it";
    private static final Pattern POSITION = Pattern.compile("line (\\d+) column (\\d+)");

    private JsonFile() {}

    /** The file's top-level object. */
    static JsonFields read(Path file) {
        String name = String.valueOf(file.getFileName());
        try (Reader text = Files.newBufferedReader(file);
                JsonReader reader = new JsonReader(text)) {
            LfsPointer.refuse(file);
            refuseGiants(name, Files.size(file));
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            reader.skipValue(); // nothing may follow: a strict reader refuses it here
            if (!element.isJsonObject()) {
                throw new GlmshException(name + " does not hold a JSON object", NEXT_STEP);
            }
            return new JsonFields(name, element.getAsJsonObject());
        } catch (CharacterCodingException e) {
            throw new GlmshException(name + " is not UTF-8 text", NEXT_STEP, e);
        } catch (JsonParseException | IOException e) {
            throw broken(name, NEXT_STEP, e);
        }
    }

    private static void refuseGiants(String name, long size) {
        if (size > MAX_BYTES) {
            throw new GlmshException(name + " is " + size + " bytes long, above the limit of " + MAX_BYTES, NEXT_STEP);
        }
    }

    /** An error that names the position Gson complains about, if it names one. */
    static GlmshException broken(String name, String nextStep, Exception cause) {
        Matcher position = POSITION.matcher(String.valueOf(cause.getMessage()));
        if (position.find()) {
            String where = "line " + position.group(1) + ", column " + position.group(2);
            return new GlmshException(name + " is not valid JSON at " + where, nextStep, cause);
        }
        return new GlmshException(name + " cannot be read (" + cause.getMessage() + ")", nextStep, cause);
    }
}
