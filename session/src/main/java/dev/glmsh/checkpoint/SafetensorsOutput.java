package dev.glmsh.checkpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a safetensors file whose tensors are known before, in any order and in pieces.
 *
 * <pre>{@code
 * try (SafetensorsOutput output = SafetensorsOutput.create(file, List.of(new TensorPlan("norm.weight", Dtype.BF16, List.of(64L))))) {
 *     output.write("norm.weight", 0, bytes);
 * }
 * }</pre>
 */
public final class SafetensorsOutput implements AutoCloseable {
    private final FileChannel channel;
    private final Map<String, Long> positions;

    private SafetensorsOutput(FileChannel channel, Map<String, Long> positions) {
        this.channel = channel;
        this.positions = positions;
    }

    /** A new file with the header of these tensors; their bytes are zero until they are written. */
    public static SafetensorsOutput create(Path file, List<TensorPlan> tensors) throws IOException {
        JsonObject header = new JsonObject();
        Map<String, Long> offsets = new LinkedHashMap<>();
        long end = 0;
        for (TensorPlan tensor : tensors) {
            offsets.put(tensor.name(), end);
            JsonArray range = new JsonArray();
            range.add(end);
            end += tensor.byteCount();
            range.add(end);
            header.add(tensor.name(), entry(tensor, range));
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        long start = writeHeader(channel, header.toString());
        offsets.replaceAll((name, offset) -> start + offset);
        return new SafetensorsOutput(channel, offsets);
    }

    private static JsonObject entry(TensorPlan tensor, JsonArray range) {
        JsonArray shape = new JsonArray();
        tensor.shape().forEach(shape::add);
        JsonObject entry = new JsonObject();
        entry.addProperty("dtype", tensor.dtype().name());
        entry.add("shape", shape);
        entry.add("data_offsets", range);
        return entry;
    }

    /** Filled up with blanks, so that tensors begin at a multiple of eight. */
    private static long writeHeader(FileChannel channel, String json) throws IOException {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        int length = (text.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(text);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        writeAll(channel, bytes.flip(), 0);
        return (long) Long.BYTES + length;
    }

    /**
     * Writes part of a tensor.
     *
     * @param offset where in the tensor it begins, in bytes
     */
    public void write(String tensor, long offset, ByteBuffer bytes) throws IOException {
        Long position = positions.get(tensor);
        if (position == null) {
            throw new IllegalArgumentException("no tensor " + tensor + " was planned");
        }
        writeAll(channel, bytes, position + offset);
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
