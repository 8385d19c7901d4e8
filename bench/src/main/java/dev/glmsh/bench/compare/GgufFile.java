package dev.glmsh.bench.compare;

import dev.glmsh.checkpoint.ModelConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a model of a known shape with random weights as GGUF version 3 (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md),
 * without a vocabulary: what is timed takes token ids.
 */
final class GgufFile {
    private static final int ALIGNMENT = 32;
    private static final int UINT32 = 4;
    private static final int FLOAT32 = 6;
    private static final int STRING = 8;

    private record Tensor(String name, GgufType type, long columns, long rows) {
        long byteCount() {
            return (type.byteCount(columns * rows) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
    }

    private final ModelConfig config;
    private final GgufType type;
    private final String architecture;
    private final ByteArrayOutputStream fields = new ByteArrayOutputStream();
    private final List<Tensor> tensors = new ArrayList<>();
    private int fieldCount;

    private GgufFile(ModelConfig config, GgufType type) {
        this.config = config;
        this.type = type;
        this.architecture = switch (config.family()) {
            case QWEN2 -> "qwen2";
            case LLAMA -> "llama";
            case GLM4 -> "glm4";
            default -> throw new IllegalArgumentException("no GGUF names for " + config.modelType());
        };
    }

    /** Writes the file if it is not there. */
    static Path ensure(Path file, ModelConfig config, GgufType type) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path partial = file.resolveSibling(file.getFileName() + ".partial");
            new GgufFile(config, type).write(partial);
            Files.move(partial, file);
        }
        return file;
    }

    private void describe() {
        text("general.architecture", architecture);
        text("general.name", "random weights");
        number("block_count", config.layers());
        number("context_length", config.maxPositions());
        number("embedding_length", config.hiddenSize());
        number("feed_forward_length", config.intermediateSize());
        number("attention.head_count", config.heads());
        number("attention.head_count_kv", config.kvHeads());
        number("attention.key_length", config.headDim());
        number("attention.value_length", config.headDim());
        number("rope.dimension_count", config.rope().rotaryDim());
        number("vocab_size", config.vocabSize());
        real("attention.layer_norm_rms_epsilon", (float) config.rmsNormEps());
        real("rope.freq_base", (float) config.rope().theta());
        text("tokenizer.ggml.model", "no_vocab");
    }

    private void list() {
        long hidden = config.hiddenSize();
        GgufType output = type.ofOutput(config.hiddenSize());
        matrix("token_embd", config.tiedEmbeddings() ? output : type, hidden, config.vocabSize());
        vector("output_norm.weight", hidden);
        if (!config.tiedEmbeddings()) {
            matrix("output", output, hidden, config.vocabSize());
        }
        for (int layer = 0; layer < config.layers(); layer++) {
            layer("blk." + layer + ".", hidden, config.intermediateSize());
        }
    }

    private void layer(String start, long hidden, long inner) {
        vector(start + "attn_norm.weight", hidden);
        linear(start + "attn_q", hidden, config.queryWidth(), config.qkvBias());
        linear(start + "attn_k", hidden, config.kvWidth(), config.qkvBias());
        linear(start + "attn_v", hidden, config.kvWidth(), config.qkvBias());
        linear(start + "attn_output", config.queryWidth(), hidden, false);
        vector(start + "ffn_norm.weight", hidden);
        if (config.family().sandwichNorms()) {
            vector(start + "post_attention_norm.weight", hidden);
            vector(start + "post_ffw_norm.weight", hidden);
        }
        if (config.family().fusedGateUp()) {
            linear(start + "ffn_up", hidden, 2 * inner, false);
        } else {
            linear(start + "ffn_gate", hidden, inner, false);
            linear(start + "ffn_up", hidden, inner, false);
        }
        linear(start + "ffn_down", inner, hidden, false);
    }

    private void linear(String name, long columns, long rows, boolean bias) {
        matrix(name, type, columns, rows);
        if (bias) {
            vector(name + ".bias", rows);
        }
    }

    private void matrix(String name, GgufType held, long columns, long rows) {
        tensors.add(new Tensor(name + ".weight", held, columns, rows));
    }

    private void vector(String name, long length) {
        tensors.add(new Tensor(name, GgufType.F32, length, 0));
    }

    private void write(Path file) throws IOException {
        describe();
        list();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer header = header();
            while (header.hasRemaining()) {
                channel.write(header);
            }
            Map<GgufType, ByteBuffer> noise = new EnumMap<>(GgufType.class);
            for (Tensor tensor : tensors) {
                fill(channel, padded(tensor), noise.computeIfAbsent(tensor.type(), GgufType::noise));
            }
        }
    }

    private static void fill(FileChannel channel, long bytes, ByteBuffer noise) throws IOException {
        for (long left = bytes; left > 0; ) {
            noise.position(0).limit((int) Math.min(noise.capacity(), left));
            left -= noise.remaining();
            while (noise.hasRemaining()) {
                channel.write(noise);
            }
        }
    }

    private static long padded(Tensor tensor) {
        return tensor.rows() == 0
                ? (tensor.type().byteCount(tensor.columns()) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT
                : tensor.byteCount();
    }

    private ByteBuffer header() {
        ByteArrayOutputStream infos = new ByteArrayOutputStream();
        long offset = 0;
        for (Tensor tensor : tensors) {
            boolean vector = tensor.rows() == 0;
            text(infos, tensor.name());
            infos.writeBytes(bytes(
                    Integer.BYTES + (vector ? 1 : 2) * Long.BYTES + Integer.BYTES + Long.BYTES,
                    out -> {
                        out.putInt(vector ? 1 : 2).putLong(tensor.columns());
                        if (!vector) {
                            out.putLong(tensor.rows());
                        }
                        out.putInt(tensor.type().number());
                    },
                    offset));
            offset += padded(tensor);
        }
        int length = 24 + fields.size() + infos.size();
        ByteBuffer header = ByteBuffer.allocate((length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)
                .order(ByteOrder.LITTLE_ENDIAN);
        header.put("GGUF".getBytes(StandardCharsets.US_ASCII))
                .putInt(3)
                .putLong(tensors.size())
                .putLong(fieldCount);
        header.put(fields.toByteArray()).put(infos.toByteArray());
        return header.rewind();
    }

    private static byte[] bytes(int length, java.util.function.Consumer<ByteBuffer> start, long last) {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        start.accept(buffer);
        return buffer.putLong(last).array();
    }

    private void text(String key, String value) {
        key(key, STRING);
        text(fields, value);
    }

    private void number(String key, int value) {
        key(architecture + "." + key, UINT32);
        little(fields, Integer.BYTES, value);
    }

    private void real(String key, float value) {
        key(architecture + "." + key, FLOAT32);
        little(fields, Integer.BYTES, Float.floatToRawIntBits(value));
    }

    private void key(String key, int valueType) {
        fieldCount++;
        text(fields, key);
        little(fields, Integer.BYTES, valueType);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        little(out, Long.BYTES, utf8.length);
        out.writeBytes(utf8);
    }

    private static void little(ByteArrayOutputStream out, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >> (Byte.SIZE * i)));
        }
    }
}
