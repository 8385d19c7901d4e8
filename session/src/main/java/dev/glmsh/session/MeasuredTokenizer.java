package dev.glmsh.session;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Tokenizer;
import dev.glmsh.hardware.ProcessMemory;
import java.util.OptionalLong;

/**
 * A tokenizer, and by how many bytes the process grew when it was opened.
 *
 * @param tokenizer the caller's to close
 * @param growth empty where the system does not tell
 */
record MeasuredTokenizer(Tokenizer tokenizer, OptionalLong growth) {
    static MeasuredTokenizer open(Checkpoint checkpoint) {
        OptionalLong before = ProcessMemory.read().rss();
        Tokenizer tokenizer = checkpoint.openTokenizer();
        OptionalLong after = ProcessMemory.read().rss();
        boolean known = before.isPresent() && after.isPresent();
        return new MeasuredTokenizer(
                tokenizer,
                known ? OptionalLong.of(Math.max(0, after.getAsLong() - before.getAsLong())) : OptionalLong.empty());
    }
}
