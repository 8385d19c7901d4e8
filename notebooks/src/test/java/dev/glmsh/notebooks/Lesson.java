package dev.glmsh.notebooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A notebook as it is stored.
 *
 * @param name its file's, without the extension: {@code 01-weights}, {@code zh/01-weights}
 * @param json all of it
 */
record Lesson(String name, JsonObject json) {
    /** Where the notebooks are: this module's folder. */
    static final Path FOLDER = Path.of("").toAbsolutePath();

    /** One cell. */
    record Cell(String id, String type, String source, JsonObject json) {
        boolean isCode() {
            return type.equals("code");
        }
    }

    /** All of them, those in English first. */
    static List<Lesson> all() {
        return Stream.of("", "zh/").flatMap(folder -> in(folder).stream()).toList();
    }

    /** Those of a folder, which is empty or ends in a slash. */
    static List<Lesson> in(String folder) {
        List<Lesson> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER.resolve(folder), "*.ipynb")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".ipynb", "");
                found.add(new Lesson(
                        folder + name,
                        JsonParser.parseString(Files.readString(file)).getAsJsonObject()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lessons cannot be read", e);
        }
        found.sort((a, b) -> a.name().compareTo(b.name()));
        return found;
    }

    /** From top to bottom. */
    List<Cell> cells() {
        return StreamSupport.stream(json.getAsJsonArray("cells").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(cell -> new Cell(
                        cell.get("id").getAsString(), cell.get("cell_type").getAsString(), source(cell), cell))
                .toList();
    }

    private static String source(JsonObject cell) {
        JsonArray lines = cell.getAsJsonArray("source");
        return StreamSupport.stream(lines.spliterator(), false)
                .map(JsonElement::getAsString)
                .collect(Collectors.joining());
    }

    /** How a test calls it. */
    @Override
    public String toString() {
        return name;
    }
}
