package dev.glmsh.model;

import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.torch.Dtype;
import dev.glmsh.torch.Tensor;
import java.util.Random;

/**
 * The weights of a synthetic checkpoint. One million normal random numbers, seeded, are repeated as often as a tensor
 * needs, from a place that its name decides: fifty times faster than drawing each. Their count is prime, so that rows of
 * a matrix differ. Matrices are scaled by the square root of their inputs, which keeps activations near 1 in any depth;
 * norms lie around 1.
 */
final class RandomTensors implements AutoCloseable {
    private static final int COUNT = 1_048_573;
    private static final long SEED = 9;

    private final TensorScripts scripts;
    private final Tensor noise;

    RandomTensors(TensorScripts scripts) {
        this.scripts = scripts;
        Random random = new Random(SEED);
        float[] numbers = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        this.noise = Tensor.of(numbers, COUNT);
    }

    /** The tensor's numbers, the same each time, owned by the caller. */
    Tensor of(TensorEntry entry, Dtype dtype) {
        boolean vector = entry.shape().size() < 2;
        boolean norm = vector && entry.name().endsWith("norm.weight");
        double inputs = vector ? 2500 : entry.shape().get(entry.shape().size() - 1);
        int from = Math.floorMod(entry.name().hashCode(), COUNT);
        return scripts.repeated(noise, from, entry.shape(), norm ? 1 : 0, 1 / Math.sqrt(inputs), dtype);
    }

    @Override
    public void close() {
        noise.close();
    }
}
