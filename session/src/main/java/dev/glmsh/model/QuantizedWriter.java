package dev.glmsh.model;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.QuantizedConfig;
import dev.glmsh.checkpoint.SafetensorsOutput;
import dev.glmsh.device.Precision;
import dev.glmsh.torch.Script;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Keeps a model's quantised weights while it is loaded, as a checkpoint in the form of compressed-tensors. The folder is
 * complete when {@link #finish} has returned; closed before, it is removed.
 */
final class QuantizedWriter implements QuantizedSink, AutoCloseable {
    private final Checkpoint checkpoint;
    private final Path directory;
    private final Script script;
    private final QuantizedPlan plan;
    private final SafetensorsOutput output;
    private boolean finished;

    private QuantizedWriter(Checkpoint checkpoint, Precision precision, Path directory, Script script)
            throws IOException {
        this.checkpoint = checkpoint;
        this.directory = directory;
        this.script = script;
        this.plan = new QuantizedPlan(checkpoint, precision);
        this.output = SafetensorsOutput.create(partial(), plan.tensors());
    }

    /**
     * Begins a folder.
     *
     * @throws GlmshException if there is something in it, or it cannot be written to
     */
    static QuantizedWriter begin(Checkpoint checkpoint, Precision precision, Path directory, Script script) {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(directory)) {
                if (files.findAny().isPresent()) {
                    throw new GlmshException(directory + " is not empty", "choose a new folder");
                }
            }
            return new QuantizedWriter(checkpoint, precision, directory, script);
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    private Path partial() {
        return directory.resolve("model.safetensors.partial");
    }

    @Override
    public void rows(String name, long from, Tensor tensor) {
        long rows = tensor.shape()[0];
        try {
            tensor.read(bytes -> output.write(name, bytes.remaining() / rows * from, bytes));
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    @Override
    public void matrix(String name, EncodedMatrix matrix, Precision precision) {
        if (precision == Precision.W8A8) {
            rows(name, 0, matrix.codes());
        } else {
            try (Value bits = Value.of(precision.bits());
                    Tensor bytes =
                            script.call("bytes_of_codes", matrix.codes(), bits).asTensor()) {
                rows(name + "_packed", 0, bytes);
            }
            long[] shape = matrix.codes().shape();
            ByteBuffer numbers = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            write(name + "_shape", numbers.putLong(shape[0]).putLong(shape[1]).flip());
        }
        rows(name + "_scale", 0, matrix.scales());
    }

    private void write(String name, ByteBuffer bytes) {
        try {
            output.write(name, 0, bytes);
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    /** Completes the folder. */
    void finish() {
        try {
            output.close();
            QuantizedConfig.write(checkpoint, directory, plan.formats());
            Files.move(partial(), directory.resolve("model.safetensors"));
            finished = true;
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    @Override
    public void close() {
        if (finished) {
            return;
        }
        try {
            output.close();
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    private static GlmshException failed(Path directory, IOException e) {
        return new GlmshException(
                "the quantised weights cannot be written to " + directory + " (" + e.getMessage() + ")",
                "choose a folder on a disk with room, or leave out --save-quantized",
                e);
    }
}
