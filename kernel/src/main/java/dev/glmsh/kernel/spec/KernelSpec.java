package dev.glmsh.kernel.spec;

import static java.util.Objects.requireNonNull;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kernelspec: how Jupyter starts this kernel.
 *
 * @param command what is run; Jupyter puts the connection file's name in the place of {@code {connection_file}}
 * @param displayName as menus show it
 * @param environment variables that are set for it
 */
record KernelSpec(List<String> command, String displayName, Map<String, String> environment) {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
    private static final String FILE = "kernel.json";

    KernelSpec {
        command = List.copyOf(command);
        requireNonNull(displayName, "displayName is null");
        environment = Map.copyOf(environment);
    }

    /** Writes the folder, in the place of one that is there. */
    void write(Path folder) {
        JsonObject json = new JsonObject();
        json.add("argv", GSON.toJsonTree(command));
        json.addProperty("display_name", displayName);
        json.addProperty("language", "java");
        json.addProperty("interrupt_mode", "message");
        json.add("env", GSON.toJsonTree(environment));
        JsonObject metadata = new JsonObject();
        metadata.addProperty("debugger", false);
        metadata.addProperty("supported_encryption", "curve");
        json.add("metadata", metadata);
        try {
            Files.createDirectories(folder);
            for (String logo : LOGOS) {
                try (InputStream in = requireNonNull(KernelSpec.class.getResourceAsStream(logo), logo)) {
                    Files.copy(in, folder.resolve(logo), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.writeString(folder.resolve(FILE), GSON.toJson(json) + "\n");
        } catch (IOException e) {
            throw new GlmshException(
                    folder + " cannot be written: " + e.getMessage(), "choose another place with --prefix PATH", e);
        }
    }

    /**
     * Reads the one in a folder.
     *
     * @throws GlmshException if there is none, or none of ours
     */
    static KernelSpec read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            List<String> command = json.getAsJsonArray("argv").asList().stream()
                    .map(JsonElement::getAsString)
                    .toList();
            if (!command.contains("kernel") || command.stream().noneMatch(KernelSpec::isLauncher)) {
                throw new GlmshException(folder + " holds a kernel that is not glmsh", "name another with --name");
            }
            JsonElement name = json.get("display_name");
            JsonObject variables = json.has("env") ? json.getAsJsonObject("env") : new JsonObject();
            return new KernelSpec(command, name == null ? "" : name.getAsString(), texts(variables));
        } catch (IOException e) {
            throw new GlmshException("there is no kernel in " + folder, "./glmsh install-kernel makes one", e);
        } catch (JsonParseException | IllegalStateException | NullPointerException | ClassCastException e) {
            throw new GlmshException(file + " is not as Jupyter wants it", "run ./glmsh install-kernel again", e);
        }
    }

    private static Map<String, String> texts(JsonObject json) {
        return json.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getAsString()));
    }

    private static boolean isLauncher(String word) {
        Path name = Path.of(word).getFileName();
        return name != null && name.toString().matches("glmsh(?:\\.cmd)?");
    }

    /** The launcher in the command. */
    Path launcher() {
        return command.stream()
                .filter(KernelSpec::isLauncher)
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }

    /** Removes the folder with what {@link #write} has put there. */
    static void remove(Path folder) {
        var unused = read(folder); // refuses what is not ours
        try {
            for (String name : Stream.concat(LOGOS.stream(), Stream.of(FILE)).toList()) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new GlmshException(folder + " cannot be removed: " + e.getMessage(), "remove it yourself", e);
        }
    }
}
