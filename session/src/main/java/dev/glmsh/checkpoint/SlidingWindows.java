package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** Reads which layers look back over a limited number of positions, as transformers decides it. */
final class SlidingWindows {
    private static final int DEFAULT_WINDOW = 4096;
    private static final int DEFAULT_MAX_WINDOW_LAYERS = 28;
    private static final int MAX_WINDOW = 1 << 28;
    private static final String FULL = "full_attention";
    private static final String SLIDING = "sliding_attention";

    private SlidingWindows() {}

    /** One window for each layer; empty where a layer sees everything. */
    static List<OptionalInt> read(Family family, JsonFields config, int layers) {
        OptionalInt window = switch (family) {
            case MISTRAL -> window(config);
            case QWEN2, QWEN3 -> config.flag("use_sliding_window", false) ? window(config) : OptionalInt.empty();
            case GLM, GLM4, GLM4V, LLAMA -> OptionalInt.empty();
        };
        if (family == Family.MISTRAL || window.isEmpty()) {
            return Collections.nCopies(layers, window);
        }
        List<OptionalInt> windows = new ArrayList<>();
        for (String layerType : layerTypes(config, layers)) {
            windows.add(layerType.equals(SLIDING) ? window : OptionalInt.empty());
        }
        return windows;
    }

    /** An absent field means 4096 and {@code null} means none. */
    private static OptionalInt window(JsonFields config) {
        return config.mentions("sliding_window")
                ? config.optionalInt("sliding_window", 1, MAX_WINDOW)
                : OptionalInt.of(DEFAULT_WINDOW);
    }

    private static List<String> layerTypes(JsonFields config, int layers) {
        List<String> types = config.texts("layer_types");
        if (types.isEmpty()) {
            int full = config.optionalInt("max_window_layers", 0, Integer.MAX_VALUE)
                    .orElse(DEFAULT_MAX_WINDOW_LAYERS);
            types = new ArrayList<>(Collections.nCopies(Math.min(full, layers), FULL));
            types.addAll(Collections.nCopies(layers - types.size(), SLIDING));
        }
        if (types.size() != layers) {
            throw new GlmshException(
                    "config.json: layer_types names " + types.size() + " layers, but num_hidden_layers is " + layers,
                    "correct the file, or download it again");
        }
        for (String type : types) {
            if (!type.equals(FULL) && !type.equals(SLIDING)) {
                throw new GlmshException(
                        "config.json: layer_types has the unknown entry \"" + type + '"',
                        "glmsh runs " + FULL + " and " + SLIDING);
            }
        }
        return types;
    }
}
