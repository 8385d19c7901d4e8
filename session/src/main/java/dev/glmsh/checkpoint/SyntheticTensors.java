package dev.glmsh.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tensors that a configuration asks for, in bfloat16, in a file that is never read because it does not exist. */
final class SyntheticTensors {
    private SyntheticTensors() {}

    static TensorIndex of(ModelConfig config, Path directory) {
        List<RequiredTensor> required =
                new ArrayList<>(config.vision().map(VisionTensors::of).orElse(List.of()));
        required.addAll(RequiredTensors.of(config, config.family().tensorPrefix()));
        Path file = directory.resolve("random-numbers");
        List<TensorEntry> entries = new ArrayList<>();
        long offset = 0;
        for (RequiredTensor tensor : required) {
            long bytes = tensor.elementCount() * Dtype.BF16.bytes();
            entries.add(new TensorEntry(tensor.name(), Dtype.BF16, tensor.shape(), file, offset, bytes));
            offset += bytes;
        }
        return new TensorIndex(List.of(new Shard(file, offset)), entries);
    }
}
