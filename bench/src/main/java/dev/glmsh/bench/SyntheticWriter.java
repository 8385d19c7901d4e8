package dev.glmsh.bench;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.SyntheticModel;
import dev.glmsh.checkpoint.TensorEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Writes a synthetic model's text tower to disk as a checkpoint, so that mapped weights can be measured too.
 *
 * <pre>{@code
 * java … dev.glmsh.bench.SyntheticWriter synthetic:qwen2.5-0.5b bench/target/qwen2.5-0.5b
 * }</pre>
 */
public final class SyntheticWriter {
    private static final int BLOCK = 1 << 22;

    private SyntheticWriter() {}

    /** Arguments: a reference and a directory, which is left alone if it is complete. */
    public static void main(String[] arguments) throws IOException {
        write(arguments[0], Path.of(arguments[1]));
    }

    public static void write(String reference, Path directory) throws IOException {
        Path weights = directory.resolve("model.safetensors");
        if (Files.exists(weights)) {
            return;
        }
        Checkpoint checkpoint = SyntheticModel.parse(reference).orElseThrow().open();
        Files.createDirectories(directory);
        for (String name : List.of("config.json", "tokenizer.json", "chat_template.jinja")) {
            Files.write(
                    directory.resolve(name),
                    Files.readAllBytes(checkpoint.directory().resolve(name)));
        }
        Path partial = directory.resolve("model.safetensors.partial");
        write(partial, checkpoint.weights().text());
        Files.move(partial, weights);
    }

    private static void write(Path file, List<TensorEntry> tensors) throws IOException {
        byte[] header = header(tensors).getBytes(StandardCharsets.UTF_8);
        long bytes = tensors.stream().mapToLong(TensorEntry::byteCount).sum();
        ByteBuffer noise = noise();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer start = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(start.putLong(header.length).put(header).flip());
            for (long done = 0; done < bytes; done += noise.limit()) {
                noise.clear().limit((int) Math.min(noise.capacity(), bytes - done));
                channel.write(noise);
            }
        }
    }

    private static String header(List<TensorEntry> tensors) {
        StringBuilder header = new StringBuilder("{");
        long offset = 0;
        for (TensorEntry tensor : tensors) {
            String shape = tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(","));
            header.append(header.length() > 1 ? "," : "").append('"' + tensor.name() + "\":{\"dtype\":\"BF16\",");
            header.append("\"shape\":[" + shape + "],\"data_offsets\":[" + offset + ",");
            offset += tensor.byteCount();
            header.append(offset + "]}");
        }
        header.append("}");
        while ((Long.BYTES + header.length()) % Long.BYTES != 0) {
            header.append(' ');
        }
        return header.toString();
    }

    /** Normal numbers with a deviation of 0.02 as bfloat16, a prime number of them so that rows differ. */
    private static ByteBuffer noise() {
        Random random = new Random(9);
        ByteBuffer noise = ByteBuffer.allocateDirect(2 * (BLOCK - 3)).order(ByteOrder.LITTLE_ENDIAN);
        while (noise.hasRemaining()) {
            float number = (float) (0.02 * random.nextGaussian());
            noise.putShort((short) (Float.floatToRawIntBits(number) >> Short.SIZE));
        }
        return noise;
    }
}
