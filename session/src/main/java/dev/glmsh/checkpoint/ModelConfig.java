package dev.glmsh.checkpoint;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The architecture of a text model, as {@code config.json} states it. For glm4v it is the text tower's.
 *
 * @param modelType the file's own name for the architecture, such as {@code glm4v}
 * @param family the architecture
 * @param vocabSize rows of the embedding and of the output layer
 * @param hiddenSize width of the residual stream
 * @param intermediateSize width of the MLP
 * @param layers number of decoder layers
 * @param heads query heads
 * @param kvHeads key and value heads; divides {@code heads}
 * @param headDim width of one head
 * @param rmsNormEps what is added to the mean square
 * @param qkvBias whether query, key and value projections have biases
 * @param outputBias whether the attention's output projection has a bias
 * @param mlpBias whether the MLP's projections have biases
 * @param tiedEmbeddings whether the output layer is the embedding matrix
 * @param maxPositions the longest context the model was made for
 * @param slidingWindows for each layer how many positions it sees back, itself included; empty for all
 * @param rope the rotary embedding
 * @param eosIds tokens that end a text; may be empty
 * @param bosId token that starts a text
 * @param padId token that fills a batch
 * @param vision the vision tower's architecture, if the checkpoint holds one
 */
public record ModelConfig(
        String modelType,
        Family family,
        int vocabSize,
        int hiddenSize,
        int intermediateSize,
        int layers,
        int heads,
        int kvHeads,
        int headDim,
        double rmsNormEps,
        boolean qkvBias,
        boolean outputBias,
        boolean mlpBias,
        boolean tiedEmbeddings,
        int maxPositions,
        List<OptionalInt> slidingWindows,
        Rope rope,
        List<Integer> eosIds,
        OptionalInt bosId,
        OptionalInt padId,
        Optional<VisionConfig> vision) {
    /** Copies the lists and checks that the parts agree. */
    public ModelConfig {
        requireNonNull(modelType, "modelType is null");
        requireNonNull(family, "family is null");
        requireNonNull(rope, "rope is null");
        requireNonNull(vision, "vision is null");
        slidingWindows = List.copyOf(slidingWindows);
        eosIds = List.copyOf(eosIds);
        if (slidingWindows.size() != layers) {
            throw new IllegalArgumentException(slidingWindows.size() + " sliding windows for " + layers + " layers");
        }
        if (heads % kvHeads != 0 || rope.rotaryDim() > headDim) {
            throw new IllegalArgumentException(heads + " heads, " + kvHeads + " kvHeads, headDim " + headDim);
        }
    }

    /**
     * Reads the text of a {@code config.json}.
     *
     * @throws dev.glmsh.GlmshException if it lacks a field, or describes a model that is not supported
     */
    public static ModelConfig parse(String json) {
        return ModelConfigReader.read(
                new JsonFields("config.json", JsonParser.parseString(json).getAsJsonObject()));
    }

    /** How many positions that layer sees back, the current one included; empty when it sees all. */
    public OptionalInt slidingWindow(int layer) {
        return slidingWindows.get(layer);
    }

    /** Whether the checkpoint also holds a vision tower. */
    public boolean hasVision() {
        return vision.isPresent();
    }

    /** Width of all query heads together. */
    public int queryWidth() {
        return heads * headDim;
    }

    /** Width of all key heads, or all value heads, together. */
    public int kvWidth() {
        return kvHeads * headDim;
    }
}
