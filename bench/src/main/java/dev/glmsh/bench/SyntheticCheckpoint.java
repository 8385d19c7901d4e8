package dev.glmsh.bench;

import dev.glmsh.device.HostMatrix;
import dev.glmsh.device.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A checkpoint on disk with random bfloat16 weights and GLM-4-9B's layer shape: hidden 4096, intermediate 13696, 32
 * heads, 2 KV heads of 128. The vocabulary is small, so that what is measured is the layers.
 */
public final class SyntheticCheckpoint {
    private static final int HIDDEN = 4096;
    private static final int INTERMEDIATE = 13696;
    private static final int QUERY = 32 * 128;
    private static final int KV = 2 * 128;
    private static final int VOCABULARY = 1024;

    private SyntheticCheckpoint() {}

    /** Bytes of the matrices that one decoded token reads, as they are held. */
    static long matrixBytes(int layers, Precision precision) {
        return layers
                * (HostMatrix.bytes(precision, QUERY + 2L * KV, HIDDEN)
                        + HostMatrix.bytes(precision, HIDDEN, QUERY)
                        + HostMatrix.bytes(precision, 2L * INTERMEDIATE, HIDDEN)
                        + HostMatrix.bytes(precision, HIDDEN, INTERMEDIATE));
    }

    /** The checkpoint with that many layers below {@code parent}, written if it is not there yet. */
    public static Path ensure(Path parent, int layers) {
        Path directory = parent.resolve("glm-4-9b-shape-" + layers + "-layers");
        Path weights = directory.resolve("model.safetensors");
        if (Files.exists(weights)) {
            return directory;
        }
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("config.json"), config(layers));
            Path partial = directory.resolve("model.safetensors.partial");
            write(partial, shapes(layers));
            Files.move(partial, weights);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String config(int layers) {
        return """
                {"model_type": "glm4", "hidden_size": %d, "intermediate_size": %d, "num_hidden_layers": %d,
                 "num_attention_heads": 32, "num_key_value_heads": 2, "head_dim": 128, "vocab_size": %d,
                 "attention_bias": true, "hidden_act": "silu", "rms_norm_eps": 1e-05, "partial_rotary_factor": 0.5,
                 "rope_theta": 10000.0, "max_position_embeddings": 32768, "tie_word_embeddings": false,
                 "eos_token_id": [0], "torch_dtype": "bfloat16"}
                """.formatted(HIDDEN, INTERMEDIATE, layers, VOCABULARY);
    }

    private static Map<String, long[]> shapes(int layers) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put("model.embed_tokens.weight", new long[] {VOCABULARY, HIDDEN});
        shapes.put("model.norm.weight", new long[] {HIDDEN});
        shapes.put("lm_head.weight", new long[] {VOCABULARY, HIDDEN});
        for (int i = 0; i < layers; i++) {
            String layer = "model.layers." + i + ".";
            for (String norm : new String[] {
                "input_layernorm", "post_attention_layernorm", "post_self_attn_layernorm", "post_mlp_layernorm"
            }) {
                shapes.put(layer + norm + ".weight", new long[] {HIDDEN});
            }
            String attention = layer + "self_attn.";
            shapes.put(attention + "q_proj.weight", new long[] {QUERY, HIDDEN});
            shapes.put(attention + "k_proj.weight", new long[] {KV, HIDDEN});
            shapes.put(attention + "v_proj.weight", new long[] {KV, HIDDEN});
            shapes.put(attention + "q_proj.bias", new long[] {QUERY});
            shapes.put(attention + "k_proj.bias", new long[] {KV});
            shapes.put(attention + "v_proj.bias", new long[] {KV});
            shapes.put(attention + "o_proj.weight", new long[] {HIDDEN, QUERY});
            shapes.put(layer + "mlp.gate_up_proj.weight", new long[] {2L * INTERMEDIATE, HIDDEN});
            shapes.put(layer + "mlp.down_proj.weight", new long[] {HIDDEN, INTERMEDIATE});
        }
        return shapes;
    }

    private static void write(Path file, Map<String, long[]> shapes) throws IOException {
        StringBuilder header = new StringBuilder("{");
        long offset = 0;
        for (Map.Entry<String, long[]> tensor : shapes.entrySet()) {
            long end = offset;
            long elements = 1;
            StringBuilder shape = new StringBuilder();
            for (long extent : tensor.getValue()) {
                elements *= extent;
                shape.append(shape.isEmpty() ? "" : ",").append(extent);
            }
            end += 2 * elements;
            header.append(header.length() > 1 ? "," : "")
                    .append('"' + tensor.getKey() + "\":{\"dtype\":\"BF16\",\"shape\":[" + shape)
                    .append("],\"data_offsets\":[" + offset + "," + end + "]}");
            offset = end;
        }
        header.append("}");
        while (header.length() % 8 != 0) {
            header.append(' ');
        }
        writeRandom(file, header.toString().getBytes(StandardCharsets.UTF_8), offset);
    }

    /** Random bytes are no weights: every second byte is set so that values lie between 0.004 and 0.03, with sign. */
    private static void writeRandom(Path file, byte[] header, long bytes) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        ByteBuffer block = ByteBuffer.allocateDirect(1 << 24).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer start = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(start.putLong(header.length).put(header).flip());
            for (long done = 0; done < bytes; done += block.limit()) {
                block.clear().limit((int) Math.min(block.capacity(), bytes - done));
                while (block.remaining() >= Long.BYTES) {
                    block.putLong((random.nextLong() & 0x81FF_81FF_81FF_81FFL) | 0x3B00_3B00_3B00_3B00L);
                }
                while (block.hasRemaining()) {
                    block.putShort((short) 0x3C00);
                }
                channel.write(block.flip());
            }
        }
    }
}
