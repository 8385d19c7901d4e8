package dev.glmsh.checkpoint.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which blocks of a file are there, kept in a file of its own: a line that says what it is about, then a character for
 * each block. A block is noted after its bytes were written, so that a process may be killed at any point.
 */
final class Blocks implements AutoCloseable {
    private static final byte MISSING = '0';
    private static final byte THERE = '1';

    private final FileChannel channel;
    private final int start;
    private final int count;
    private final BitSet there = new BitSet();

    private Blocks(FileChannel channel, int start, int count) {
        this.channel = channel;
        this.start = start;
        this.count = count;
    }

    /** Reads what is noted of a file of that length in blocks of that size; what is noted otherwise counts as nothing. */
    static Blocks open(Path path, long size, int blockSize) throws IOException {
        byte[] head = ("glmsh blocks 1 " + size + " " + blockSize + "\n").getBytes(StandardCharsets.US_ASCII);
        int count = Math.toIntExact((size + blockSize - 1) / blockSize);
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Blocks blocks = new Blocks(channel, head.length, count);
        if (channel.size() == head.length + (long) count && Arrays.equals(head, blocks.read(0, head.length))) {
            byte[] states = blocks.read(head.length, count);
            for (int i = 0; i < count; i++) {
                blocks.there.set(i, states[i] == THERE);
            }
        } else {
            blocks.begin(head);
        }
        return blocks;
    }

    int count() {
        return count;
    }

    boolean isThere(int block) {
        return there.get(block);
    }

    boolean isComplete() {
        return there.cardinality() == count;
    }

    /** Notes a block that was written. */
    void add(int block) throws IOException {
        there.set(block);
        channel.write(ByteBuffer.wrap(new byte[] {THERE}), start + (long) block);
    }

    /** Forgets all blocks. */
    void clear() throws IOException {
        there.clear();
        begin(read(0, start));
    }

    private void begin(byte[] head) throws IOException {
        byte[] all = Arrays.copyOf(head, head.length + count);
        Arrays.fill(all, head.length, all.length, MISSING);
        channel.truncate(0);
        ByteBuffer bytes = ByteBuffer.wrap(all);
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
    }

    private byte[] read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int count = 0;
        while (count >= 0 && bytes.hasRemaining()) {
            count = channel.read(bytes, position + bytes.position());
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
