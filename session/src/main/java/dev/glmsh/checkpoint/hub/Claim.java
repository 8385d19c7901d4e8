package dev.glmsh.checkpoint.hub;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A run of a file's blocks that one thread fills, from its start to its end. */
final class Claim {
    private final PartialFile file;
    private final int first;
    private final int last;
    private final long start;
    private final long end;
    private final long size;
    private long position;

    /**
     * Made by the file, which gives each block to one run.
     *
     * @param start where the block {@code first} begins, in bytes
     * @param end where the block {@code last} ends
     * @param size of the whole file
     */
    Claim(PartialFile file, int first, int last, long start, long end, long size) {
        this.file = file;
        this.first = first;
        this.last = last;
        this.start = start;
        this.end = end;
        this.size = size;
        this.position = start;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    /** Where the next byte belongs in the file. */
    long position() {
        return position;
    }

    /** Where the run ends. */
    long end() {
        return end;
    }

    boolean isFilled() {
        return position == end;
    }

    /** Whether nothing else is missing, so that the file can be asked for without a range. */
    boolean isWholeFile() {
        return position == 0 && end == size;
    }

    /** Goes back to the run's start. */
    void rewind() {
        position = start;
    }

    /** Appends bytes. */
    void write(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > end - position) {
            throw new WrongContentException("its server sends more than was asked for");
        }
        while (bytes.hasRemaining()) {
            position += file.write(bytes, position);
        }
    }
}
