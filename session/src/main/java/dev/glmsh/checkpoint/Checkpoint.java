package dev.glmsh.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model directory in Hugging Face format, opened without reading a tensor's data: opening a 20 GB checkpoint takes
 * milliseconds. Immutable and free of open files, so it needs no closing.
 *
 * <pre>{@code
 * Checkpoint checkpoint = Checkpoint.open(Path.of("models/glm-4-9b-chat-hf"));
 * try (Tokenizer tokenizer = checkpoint.openTokenizer()) {
 *     int[] ids = tokenizer.encode("Hello");
 * }
 * }</pre>
 */
public final class Checkpoint {
    /** What the name of a file ends in that holds a shard's header and nothing else. */
    public static final String HEADER_SUFFIX = ".header";

    private final Path directory;
    private final String name;
    private final ModelConfig config;
    private final TensorIndex tensors;
    private final ModelWeights weights;
    private final Optional<Quantization> quantization;
    private final GenerationDefaults generationDefaults;
    private final boolean synthetic;

    private Checkpoint(
            Path directory,
            String name,
            ModelConfig config,
            TensorIndex tensors,
            ModelWeights weights,
            Optional<Quantization> quantization,
            GenerationDefaults generationDefaults,
            boolean synthetic) {
        this.directory = directory;
        this.name = name;
        this.config = config;
        this.tensors = tensors;
        this.weights = weights;
        this.quantization = quantization;
        this.generationDefaults = generationDefaults;
        this.synthetic = synthetic;
    }

    /**
     * Opens a checkpoint.
     *
     * @throws dev.glmsh.GlmshException if it is not a checkpoint that glmsh runs, or is damaged
     */
    public static Checkpoint open(Path directory) {
        Path absolute = CheckpointDirectory.require(directory);
        return read(absolute, CheckpointDirectory.modelName(absolute), ShardFiles.WHOLE);
    }

    /**
     * Opens a checkpoint of which only the small files are here, and of each shard the header: the shard's first bytes
     * as far as its header goes, in a file named like the shard with {@link #HEADER_SUFFIX} behind. It serves to
     * estimate, not to load.
     *
     * @param name what the model is called
     * @param shardBytes how long each whole shard is, by its name
     * @throws dev.glmsh.GlmshException if it is not a checkpoint that glmsh runs, or is damaged
     */
    public static Checkpoint openHeaders(Path directory, String name, Map<String, Long> shardBytes) {
        return read(directory.toAbsolutePath().normalize(), name, ShardFiles.headers(shardBytes));
    }

    private static Checkpoint read(Path absolute, String name, ShardFiles files) {
        JsonFields json = JsonFile.read(absolute.resolve("config.json"));
        ModelConfig config = ModelConfigReader.read(json);
        TensorIndex tensors = ShardList.read(absolute, files);
        GenerationDefaults defaults = GenerationDefaultsReader.read(absolute.resolve("generation_config.json"), config);
        ModelWeights weights = ModelWeights.select(config, tensors);
        Optional<Quantization> quantization =
                weights.quantization(Quantization.check(json).orElse(false));
        return new Checkpoint(absolute, name, config, tensors, weights, quantization, defaults, false);
    }

    /** A checkpoint without weight files, whose weights are random numbers made when they are read. */
    static Checkpoint synthetic(Path directory, String name) {
        ModelConfig config = ModelConfigReader.read(JsonFile.read(directory.resolve("config.json")));
        TensorIndex tensors = SyntheticTensors.of(config, directory);
        ModelWeights weights = ModelWeights.select(config, tensors);
        GenerationDefaults defaults =
                GenerationDefaultsReader.read(directory.resolve("generation_config.json"), config);
        return new Checkpoint(directory, name, config, tensors, weights, Optional.empty(), defaults, true);
    }

    /** Whether there are no weight files, only random numbers that are made when they are read. */
    public boolean isSynthetic() {
        return synthetic;
    }

    /** Where the checkpoint lies, as an absolute path. */
    public Path directory() {
        return directory;
    }

    /**
     * The model's name: its directory's, in the cache of the Hugging Face hub its repository's, or a synthetic model's
     * reference.
     */
    public String name() {
        return name;
    }

    /** The architecture. */
    public ModelConfig config() {
        return config;
    }

    /** Where each tensor lies, those that the text model does not use included. */
    public TensorIndex tensors() {
        return tensors;
    }

    /** Which tensors the text model uses and which are skipped. */
    public ModelWeights weights() {
        return weights;
    }

    /** How most of the weights are quantised; empty if they are stored as they are. */
    public Optional<Quantization> quantization() {
        return quantization;
    }

    /**
     * How conversations are written for this model; empty if the checkpoint does not say. Read anew each time.
     *
     * @throws dev.glmsh.GlmshException if there is a template that cannot be parsed
     */
    public Optional<ChatTemplate> chatTemplate() {
        return ChatTemplateReader.read(directory);
    }

    /** What the checkpoint recommends for generation. */
    public GenerationDefaults generationDefaults() {
        return generationDefaults;
    }

    /** How pictures are resized for this model's vision tower. Read anew each time. */
    public ImagePreprocessing imagePreprocessing() {
        return ImagePreprocessing.read(directory);
    }

    /** The length of {@code tokenizer.json} in bytes; empty if it is not there. */
    public OptionalLong tokenizerBytes() {
        try {
            return OptionalLong.of(Files.size(directory.resolve("tokenizer.json")));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * A new tokenizer; the caller closes it.
     *
     * @throws dev.glmsh.GlmshException if {@code tokenizer.json} is missing, damaged or belongs to another model
     */
    public Tokenizer openTokenizer() {
        return new TokenizerFile(directory).open(config.vocabSize());
    }
}
