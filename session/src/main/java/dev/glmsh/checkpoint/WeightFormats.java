package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Explains why a directory's weights cannot be used. */
final class WeightFormats {
    private WeightFormats() {}

    /** What the directory holds instead of {@code model.safetensors}. */
    static GlmshException noSafetensors(Path directory) {
        List<String> names = names(directory);
        if (names.stream().anyMatch(name -> name.endsWith(".safetensors"))) {
            return new GlmshException(
                    directory
                            + " has safetensors files, but neither model.safetensors nor model.safetensors.index.json",
                    "download model.safetensors.index.json as well");
        }
        if (names.stream().anyMatch(name -> name.endsWith(".gguf"))) {
            return gguf(directory);
        }
        if (names.stream().anyMatch(WeightFormats::isPickle)) {
            return new GlmshException(
                    directory + " holds only pickled PyTorch weights, which can run any code when they are opened",
                    "use a checkpoint with safetensors, or convert this one with transformers' save_pretrained");
        }
        return new GlmshException(directory + " has no model.safetensors", "download the checkpoint's weights");
    }

    /** GGUF is llama.cpp's format. */
    static GlmshException gguf(Path path) {
        return new GlmshException(
                path + " holds GGUF weights, which glmsh does not read",
                "use the same model's checkpoint in Hugging Face format (safetensors)");
    }

    /** A shard that the index names and that is not there, or only as a dangling link. */
    static GlmshException missingShard(Path path, String shard) {
        String problem = Files.isSymbolicLink(path)
                ? shard + " is a link to a file that does not exist"
                : "the shard " + shard + " is missing";
        return new GlmshException(problem, "download it again into " + path.getParent());
    }

    private static boolean isPickle(String name) {
        return name.endsWith(".bin") || name.endsWith(".pt") || name.endsWith(".pth");
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
