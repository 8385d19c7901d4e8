package dev.glmsh.checkpoint.hub;

import com.google.gson.JsonObject;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.ReferenceCheckpoints;
import dev.glmsh.checkpoint.SafetensorsWriter;
import dev.glmsh.checkpoint.TensorEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A model as a hub holds it: files at one commit. */
final class HubModel {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final Map<String, byte[]> files = new TreeMap<>();

    /** The reference checkpoint glm-4 beside what else repositories hold. */
    static HubModel glm4() {
        HubModel model = new HubModel();
        try (Stream<Path> paths = Files.list(ReferenceCheckpoints.directory("glm-4"))) {
            for (Path path : paths.toList()) {
                String name = String.valueOf(path.getFileName());
                if (!name.startsWith("expected")) {
                    model.files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return model.with("README.md", 100)
                .with("pytorch_model.bin", 1000)
                .with("model.gguf", 1000)
                .with("onnx/config.json", 100)
                .with("consolidated.safetensors", 1000);
    }

    /** The same with its tensors (all zero) in three shards. */
    static HubModel sharded(Path scratch) {
        HubModel model = glm4();
        model.files.remove("model.safetensors");
        List<TensorEntry> tensors = ReferenceCheckpoints.open("glm-4").tensors().all();
        JsonObject map = new JsonObject();
        for (int shard = 0; shard < 3; shard++) {
            String name = "model-0000%d-of-00003.safetensors".formatted(shard + 1);
            SafetensorsWriter writer = new SafetensorsWriter();
            for (int i = shard; i < tensors.size(); i += 3) {
                TensorEntry tensor = tensors.get(i);
                map.addProperty(tensor.name(), name);
                writer.zeros(
                        tensor.name(),
                        tensor.dtype(),
                        tensor.shape().stream().mapToLong(Long::longValue).toArray());
            }
            model.files.put(name, written(writer, scratch.resolve(name)));
        }
        JsonObject index = new JsonObject();
        index.add("weight_map", map);
        return model.with("model.safetensors.index.json", index.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] written(SafetensorsWriter writer, Path file) {
        try {
            writer.write(file);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HubModel with(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    /** A file of that many random bytes. */
    HubModel with(String path, int size) {
        byte[] bytes = new byte[size];
        new Random(path.hashCode()).nextBytes(bytes);
        return with(path, bytes);
    }

    HubModel without(String path) {
        files.remove(path);
        return this;
    }

    Map<String, byte[]> files() {
        return files;
    }

    byte[] file(String path) {
        return files.get(path);
    }

    static boolean isLarge(String path) {
        return path.endsWith(".safetensors") || path.endsWith(".bin") || path.endsWith(".gguf");
    }

    /** The hash that the hub gives a file: SHA-256 of large ones, git's SHA-1 of the others. */
    static String hash(String path, byte[] bytes) {
        return isLarge(path) ? sha256(bytes) : gitSha1(bytes);
    }

    static String sha256(byte[] bytes) {
        return hex("SHA-256", bytes);
    }

    static String gitSha1(byte[] bytes) {
        byte[] start = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + bytes.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(bytes, 0, all, start.length, bytes.length);
        return hex("SHA-1", all);
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The reference checkpoint itself, to compare with. */
    static Checkpoint original() {
        return ReferenceCheckpoints.open("glm-4");
    }
}
