package dev.glmsh.checkpoint;

import java.nio.file.Path;
import java.util.List;

/**
 * The header of one safetensors file.
 *
 * @param shard the file
 * @param entries its tensors, in the header's order
 */
record SafetensorsFile(Shard shard, List<TensorEntry> entries) {
    SafetensorsFile {
        entries = List.copyOf(entries);
    }

    /** Reads and checks the header of that file; tensor data is not read. */
    static SafetensorsFile read(Path file) {
        return read(file, ShardFiles.WHOLE);
    }

    /** Reads and checks a header from where these files have it. */
    static SafetensorsFile read(Path file, ShardFiles files) {
        return new SafetensorsReader(file).read(files);
    }
}
