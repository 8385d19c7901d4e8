import com.github.tjake.jlama.model.AbstractModel;
import com.github.tjake.jlama.model.ModelSupport;
import com.github.tjake.jlama.safetensors.DType;
import com.github.tjake.jlama.safetensors.SafeTensorSupport;
import com.github.tjake.jlama.tensor.AbstractTensor;
import com.github.tjake.jlama.tensor.KvBufferCache;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One process of Jlama: a checkpoint's folder, timed as llama-bench does. Run from its source by a JDK of 21 or newer,
 * since Jlama needs the Vector API; see bench/compare.
 */
public class JlamaRun {
    private static final int WARM_UP_ROUNDS = 2;

    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    /** Arguments: folder, vocabulary, threads, prompt, new tokens, repetitions; or quantize, folder, folder. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("quantize")) {
            SafeTensorSupport.quantizeModel(
                    Path.of(arguments[1]), DType.Q4, new String[] {"norm"}, null, Optional.of(Path.of(arguments[2])));
            System.exit(0);
        }
        int vocabulary = Integer.parseInt(arguments[1]);
        Optional<Integer> threads = Optional.of(Integer.parseInt(arguments[2]));
        int[] prompt = RANDOM.ints(Integer.parseInt(arguments[3]), 0, vocabulary).toArray();
        int fresh = Integer.parseInt(arguments[4]);
        AbstractModel model = ModelSupport.loadModel(
                new File(arguments[0]), null, DType.F32, DType.I8, Optional.empty(), threads);
        try (AbstractTensor logits = model.makeDenseTensor(vocabulary)) {
            List<Double> prefill = new ArrayList<>();
            List<Double> decode = new ArrayList<>();
            for (int round = 0; round < WARM_UP_ROUNDS + Integer.parseInt(arguments[5]); round++) {
                double first = prefill(model, prompt, logits);
                double second = decode(model, prompt[round], fresh, logits);
                if (round >= WARM_UP_ROUNDS) {
                    prefill.add(first);
                    decode.add(second);
                }
            }
            System.out.println("\nmeasured {\"program\":\"Jlama\",\"prefill\":" + prefill + ",\"decode\":" + decode
                    + ",\"gigabytesPerSecond\":0,\"sameMemory\":false}");
        }
        System.exit(0);
    }

    private static double prefill(AbstractModel model, int[] ids, AbstractTensor logits) {
        try (KvBufferCache cache = new KvBufferCache(model);
                KvBufferCache.KvBuffer buffer = cache.getEphemeralKvBuffer()) {
            long start = System.nanoTime();
            try (AbstractTensor hidden = model.batchForward(ids, 0, buffer)) {
                model.sample(hidden.slice(hidden.shape().first() - 1), 0, 0.5f, logits);
            }
            return ids.length * 1e9 / (System.nanoTime() - start);
        }
    }

    private static double decode(AbstractModel model, int id, int count, AbstractTensor logits) {
        try (KvBufferCache cache = new KvBufferCache(model);
                KvBufferCache.KvBuffer buffer = cache.getEphemeralKvBuffer()) {
            int token = id;
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                try (AbstractTensor hidden = model.forward(token, i, buffer, Optional.empty())) {
                    token = model.sample(hidden, 0, 0.5f, logits);
                }
            }
            return count * 1e9 / (System.nanoTime() - start);
        }
    }
}
