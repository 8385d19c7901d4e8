package dev.glmsh.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the headers of a checkpoint's shards are read from. A shard is named by the path it has, or would have. */
interface ShardFiles {
    /** Whole files. */
    ShardFiles WHOLE = new ShardFiles() {
        @Override
        public boolean isPresent(Path shard) {
            return Files.isRegularFile(shard);
        }

        @Override
        public InputStream open(Path shard) throws IOException {
            return Files.newInputStream(shard);
        }

        @Override
        public long byteCount(Path shard) throws IOException {
            return Files.size(shard);
        }
    };

    /** Whether the shard's header can be read. */
    boolean isPresent(Path shard);

    /** The shard's first bytes, at least as far as its header goes. */
    InputStream open(Path shard) throws IOException;

    /** The whole shard's length. */
    long byteCount(Path shard) throws IOException;

    /**
     * Headers alone, each in a file that is named like its shard with {@link Checkpoint#HEADER_SUFFIX} behind.
     *
     * @param byteCounts how long each whole shard is, by its name
     */
    static ShardFiles headers(Map<String, Long> byteCounts) {
        return new ShardFiles() {
            @Override
            public boolean isPresent(Path shard) {
                return Files.isRegularFile(header(shard));
            }

            @Override
            public InputStream open(Path shard) throws IOException {
                return Files.newInputStream(header(shard));
            }

            @Override
            public long byteCount(Path shard) throws IOException {
                Long byteCount = byteCounts.get(String.valueOf(shard.getFileName()));
                if (byteCount == null) {
                    throw new IOException("its length is unknown");
                }
                return byteCount;
            }
        };
    }

    private static Path header(Path shard) {
        return shard.resolveSibling(shard.getFileName() + Checkpoint.HEADER_SUFFIX);
    }
}
