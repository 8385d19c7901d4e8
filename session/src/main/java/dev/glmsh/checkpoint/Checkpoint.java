package dev.glmsh.checkpoint;

import java.nio.file.Path;
import java.util.Optional;

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
    private final Path directory;
    private final ModelConfig config;
    private final TensorIndex tensors;
    private final ModelWeights weights;
    private final GenerationDefaults generationDefaults;

    private Checkpoint(
            Path directory,
            ModelConfig config,
            TensorIndex tensors,
            ModelWeights weights,
            GenerationDefaults generationDefaults) {
        this.directory = directory;
        this.config = config;
        this.tensors = tensors;
        this.weights = weights;
        this.generationDefaults = generationDefaults;
    }

    /**
     * Opens a checkpoint.
     *
     * @throws dev.glmsh.GlmshException if it is not a checkpoint that glmsh runs, or is damaged
     */
    public static Checkpoint open(Path directory) {
        Path absolute = CheckpointDirectory.require(directory);
        ModelConfig config = ModelConfigReader.read(JsonFile.read(absolute.resolve("config.json")));
        TensorIndex tensors = ShardList.read(absolute);
        GenerationDefaults defaults = GenerationDefaultsReader.read(absolute.resolve("generation_config.json"), config);
        ModelWeights weights = ModelWeights.select(config, tensors);
        return new Checkpoint(absolute, config, tensors, weights, defaults);
    }

    /** Where the checkpoint lies, as an absolute path. */
    public Path directory() {
        return directory;
    }

    /** The directory's own name. */
    public String name() {
        return String.valueOf(directory.getFileName());
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

    /**
     * A new tokenizer; the caller closes it.
     *
     * @throws dev.glmsh.GlmshException if {@code tokenizer.json} is missing, damaged or belongs to another model
     */
    public Tokenizer openTokenizer() {
        return new TokenizerFile(directory).open(config.vocabSize());
    }
}
