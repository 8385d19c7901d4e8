package dev.glmsh.bench;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.model.Decoder;
import dev.glmsh.model.KvCache;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.TorchThread;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes logits for comparison with other programs: for each line of standard input, which names a checkpoint, a precision,
 * token ids, a file for the logits (float32, row after row, little-endian) and maybe a folder for the quantised weights,
 * separated by tabs.
 *
 * <pre>{@code
 * printf 'demo/glm4-demo\tint4\t1,2,3\tlogits.f32\n' | java … dev.glmsh.bench.CheckpointLogits
 * }</pre>
 */
public final class CheckpointLogits {
    private static final int FOLDER = 4;

    private CheckpointLogits() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (TorchThread torch = new TorchThread()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t", -1);
                write(Path.of(fields[3]), torch.run(() -> logits(fields)));
            }
        }
    }

    private static float[] logits(String[] fields) {
        int[] ids = Arrays.stream(fields[2].split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        Optional<Path> keep = fields.length > FOLDER ? Optional.of(Path.of(fields[FOLDER])) : Optional.empty();
        Checkpoint checkpoint = Checkpoint.open(Path.of(fields[0]));
        Cancellation never = new Cancellation();
        Precision precision = Precision.parse(fields[1]);
        try (Decoder decoder = Decoder.load(
                        checkpoint, precision, WeightLayout.PACKED, ids.length, keep, Progress.NONE, never);
                KvCache cache = decoder.newCache();
                Tensor hidden = decoder.forward(ids, cache, never);
                Tensor logits = decoder.logits(hidden, false)) {
            return logits.toFloats();
        }
    }

    private static void write(Path file, float[] numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        Files.write(file, bytes.array());
    }
}
