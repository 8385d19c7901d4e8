package dev.glmsh.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A safetensors file that exists in memory only, its data as a number of bytes. */
final class MemoryShard implements ShardFiles {
    private final byte[] start;
    private final long size;

    MemoryShard(long claimedLength, byte[] header, int dataBytes) {
        start = ByteBuffer.allocate(Long.BYTES + header.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(claimedLength)
                .put(header)
                .array();
        size = start.length + (long) dataBytes;
    }

    @Override
    public boolean isPresent(Path shard) {
        return true;
    }

    @Override
    public InputStream open(Path shard) {
        return new ByteArrayInputStream(start);
    }

    @Override
    public long byteCount(Path shard) {
        return size;
    }

    @Override
    public String toString() {
        return new String(start, StandardCharsets.ISO_8859_1);
    }
}
