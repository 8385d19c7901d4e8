package dev.glmsh.checkpoint;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.glmsh.GlmshException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a safetensors header: eight bytes with the length of a JSON object, that object, then the tensors' bytes. The
 * object is read as a stream, because a hostile file may claim a hundred megabytes of it; what a header may hold is
 * limited, too.
 */
final class SafetensorsReader {
    private static final int MAX_TENSORS = 100_000;
    private static final int MAX_RANK = 16;
    private static final int MAX_FIELDS = 16;
    private static final int USUAL_RANK = 2;
    private static final int MAX_SHOWN = 200;
    private static final String NEXT_STEP = "download the file again";

    private final Path file;
    private final String name;
    private final Set<String> names = new HashSet<>();
    private final List<TensorRange> ranges = new ArrayList<>();

    SafetensorsReader(Path file) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
    }

    /** The header, checked against the file's length. */
    SafetensorsFile read(ShardFiles files) {
        try (InputStream stream = new BufferedInputStream(files.open(file))) {
            LfsPointer.refuse(name, stream);
            return read(stream, files.byteCount(file));
        } catch (GlmshException e) {
            throw e;
        } catch (EOFException e) {
            throw refuse("has a header that ends in the middle", e);
        } catch (IOException | RuntimeException e) {
            throw JsonFile.broken("the header of " + name, NEXT_STEP, e);
        }
    }

    private SafetensorsFile read(InputStream stream, long size) throws IOException {
        long headerLength = HeaderLength.of(name, stream.readNBytes(Long.BYTES), size);
        readHeader(new LimitedInput(stream, headerLength));
        Shard shard = new Shard(file, size);
        return new SafetensorsFile(shard, new DataSection(shard, Long.BYTES + headerLength).place(ranges));
    }

    private void readHeader(InputStream head) throws IOException {
        JsonReader reader =
                new JsonReader(new HeaderText(new InputStreamReader(head, StandardCharsets.UTF_8.newDecoder())));
        reader.setStrictness(Strictness.STRICT);
        reader.beginObject();
        while (reader.hasNext()) {
            String tensor = reader.nextName();
            if (!names.add(tensor)) {
                throw refuse("names the tensor " + shown(tensor) + " twice", null);
            }
            if (names.size() > MAX_TENSORS) {
                throw refuse("has more than " + MAX_TENSORS + " tensors", null);
            }
            if (tensor.equals("__metadata__")) {
                reader.skipValue();
            } else {
                readTensor(tensor, reader);
            }
        }
        reader.endObject();
        reader.skipValue(); // nothing may follow: a strict reader refuses it here
    }

    private void readTensor(String tensor, JsonReader reader) throws IOException {
        String dtype = "";
        List<Long> shape = List.of();
        List<Long> range = List.of();
        reader.beginObject();
        for (int fields = 0; reader.hasNext(); fields++) {
            if (fields == MAX_FIELDS) {
                throw refuse("gives " + shown(tensor) + " more than " + MAX_FIELDS + " fields", null);
            }
            switch (reader.nextName()) {
                case "dtype" -> dtype = reader.nextString();
                case "shape" -> shape = readLongs(tensor, reader);
                case "data_offsets" -> range = readLongs(tensor, reader);
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        ranges.add(range(tensor, dtype, shape, range));
    }

    private List<Long> readLongs(String tensor, JsonReader reader) throws IOException {
        List<Long> values = new ArrayList<>(USUAL_RANK);
        reader.beginArray();
        while (reader.hasNext()) {
            if (values.size() == MAX_RANK) {
                throw refuse("gives " + shown(tensor) + " a list of more than " + MAX_RANK + " numbers", null);
            }
            values.add(reader.nextLong());
        }
        reader.endArray();
        return values;
    }

    private TensorRange range(String tensor, String dtypeName, List<Long> shape, List<Long> range) {
        Dtype dtype = Dtype.named(dtypeName)
                .orElseThrow(() ->
                        refuse("gives " + shown(tensor) + " the unknown dtype \"" + shown(dtypeName) + '"', null));
        if (!shape.isEmpty() && Collections.min(shape) < 0) {
            throw refuse("gives " + shown(tensor) + " the shape " + shape, null);
        }
        if (range.size() != 2 || range.get(0) < 0 || range.get(1) < range.get(0)) {
            throw refuse("gives " + shown(tensor) + " the byte range " + range, null);
        }
        return new TensorRange(tensor, dtype, shape, range.get(0), range.get(1));
    }

    /** A tensor's name for a message: a hostile one may be long. */
    private static String shown(String tensor) {
        return tensor.length() <= MAX_SHOWN ? tensor : tensor.substring(0, MAX_SHOWN) + "...";
    }

    private GlmshException refuse(String problem, @Nullable Throwable cause) {
        return new GlmshException(name + " " + problem, NEXT_STEP, cause);
    }
}
