package dev.glmsh.checkpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes small safetensors files for tests, sound ones and broken ones.
 *
 * <pre>{@code
 * new SafetensorsWriter()
 *         .zeros("norm.weight", Dtype.BF16, 64)
 *         .bfloat16("embed.weight", values, 480, 64)
 *         .write(directory.resolve("model.safetensors"));
 * }</pre>
 */
public final class SafetensorsWriter {
    private final JsonObject header = new JsonObject();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Adds a tensor of zeros. */
    public SafetensorsWriter zeros(String name, Dtype dtype, long... shape) {
        return tensor(name, dtype, new byte[Math.toIntExact(product(shape) * dtype.bytes())], shape);
    }

    /** Adds 32-bit floats. */
    public SafetensorsWriter float32(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(name, Dtype.F32, bytes.array(), shape);
    }

    /** Adds floats cut to their upper 16 bits. */
    public SafetensorsWriter bfloat16(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
        }
        return tensor(name, Dtype.BF16, bytes.array(), shape);
    }

    /** Adds a tensor with these bytes. */
    public SafetensorsWriter tensor(String name, Dtype dtype, byte[] bytes, long... shape) {
        JsonObject entry = new JsonObject();
        entry.addProperty("dtype", dtype.name());
        entry.add("shape", array(shape));
        entry.add("data_offsets", array(data.size(), data.size() + bytes.length));
        header.add(name, entry);
        data.writeBytes(bytes);
        return this;
    }

    /** Changes the header before it is written; for broken files. */
    public SafetensorsWriter edit(Consumer<JsonObject> change) {
        change.accept(header);
        return this;
    }

    /** Writes the file, its header padded to a multiple of eight bytes as the reference implementation does. */
    public void write(Path file) throws IOException {
        String json = header.toString();
        write(file, json + " ".repeat(-json.getBytes(StandardCharsets.UTF_8).length & 7), data.toByteArray());
    }

    /** Writes a file with this very header. */
    public static void write(Path file, String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        write(file, json.length, json, data);
    }

    /** Writes a file that claims a header of that length. */
    public static void write(Path file, long claimedLength, byte[] header, byte[] data) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(claimedLength)
                .put(header)
                .put(data);
        Files.write(file, bytes.array());
    }

    private static long product(long... shape) {
        long product = 1;
        for (long size : shape) {
            product *= size;
        }
        return product;
    }

    private static JsonArray array(long... values) {
        JsonArray array = new JsonArray();
        for (long value : values) {
            array.add(value);
        }
        return array;
    }
}
