package dev.glmsh.checkpoint.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Optional;

/**
 * A file that several threads fill at different places, and that a later process goes on with. It lies beside its final
 * name as {@code NAME.glmsh.incomplete}: not {@code NAME.incomplete}, which older versions of Python's huggingface_hub
 * would take for one without gaps. Thread-safe.
 */
final class PartialFile implements AutoCloseable {
    private final Path path;
    private final Path notes;
    private final long size;
    private final int blockSize;
    private final FileChannel channel;
    private final Blocks blocks;
    private final BitSet claimed = new BitSet();
    private boolean sequential;
    private long done;

    private PartialFile(Path path, Path notes, long size, int blockSize, FileChannel channel, Blocks blocks) {
        this.path = path;
        this.notes = notes;
        this.size = size;
        this.blockSize = blockSize;
        this.channel = channel;
        this.blocks = blocks;
        for (int block = 0; block < blocks.count(); block++) {
            done += blocks.isThere(block) ? blockEnd(block) - (long) block * blockSize : 0;
        }
    }

    /** How long the file has grown so far; there may be gaps in it. */
    static long length(Path blob) throws IOException {
        Path path = unfinished(blob);
        return Files.isRegularFile(path) ? Files.size(path) : 0;
    }

    private static Path unfinished(Path blob) {
        return blob.resolveSibling(blob.getFileName() + ".glmsh.incomplete");
    }

    /** Opens what there is of {@code blob}, or begins. */
    static PartialFile open(Path blob, long size, int blockSize) throws IOException {
        Path path = unfinished(blob);
        Path notes = blob.resolveSibling(blob.getFileName() + ".glmsh.blocks");
        if (!Files.exists(path)) {
            Files.deleteIfExists(notes);
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new PartialFile(path, notes, size, blockSize, channel, Blocks.open(notes, size, blockSize));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Writes at most all the bytes there, notes the blocks that are full with them, and says how many were written. */
    int write(ByteBuffer bytes, long position) throws IOException {
        try {
            int written = channel.write(bytes, position);
            note(position, position + written);
            return written;
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    /** The next run of at most that many blocks that nobody has or fills; empty if there is none now. */
    synchronized Optional<Claim> claim(int most) {
        if (sequential) {
            boolean free = claimed.isEmpty() && !blocks.isComplete();
            return free ? Optional.of(claim(0, blocks.count() - 1)) : Optional.empty();
        }
        for (int first = 0; first < blocks.count(); first++) {
            if (isFree(first)) {
                int last = first;
                while (last + 1 < blocks.count() && last - first + 1 < most && isFree(last + 1)) {
                    last++;
                }
                return Optional.of(claim(first, last));
            }
        }
        return Optional.empty();
    }

    private boolean isFree(int block) {
        return !blocks.isThere(block) && !claimed.get(block);
    }

    private Claim claim(int first, int last) {
        claimed.set(first, last + 1);
        long end = Math.min(size, (last + 1L) * blockSize);
        return new Claim(this, first, last, (long) first * blockSize, end, size);
    }

    /** Gives a run back; whether the file is complete and nobody writes to it any more. */
    synchronized boolean release(Claim claim) {
        claimed.clear(claim.first(), claim.last() + 1);
        return claimed.isEmpty() && blocks.isComplete();
    }

    /** From now on the file is filled from its start to its end by one thread: its server knows no ranges. */
    synchronized void sequential() {
        sequential = true;
    }

    synchronized boolean isSequential() {
        return sequential;
    }

    synchronized boolean isComplete() {
        return blocks.isComplete();
    }

    /** Bytes that are written. */
    synchronized long done() {
        return done;
    }

    private synchronized void note(long from, long to) throws IOException {
        done = Math.min(size, done + to - from);
        int block = (int) (from / blockSize);
        for (long end = blockEnd(block); end <= to && block < blocks.count(); end = blockEnd(++block)) {
            if (!blocks.isThere(block)) {
                blocks.add(block);
            }
        }
    }

    private long blockEnd(int block) {
        return Math.min(size, (block + 1L) * blockSize);
    }

    /** Forgets what was written. */
    synchronized void clear() throws IOException {
        blocks.clear();
        channel.truncate(0);
        done = 0;
    }

    /** Brings the bytes to the disk itself. */
    void force() throws IOException {
        channel.force(true);
    }

    Path path() {
        return path;
    }

    /** Gives the file up. */
    void delete() throws IOException {
        close();
        Files.deleteIfExists(path);
        deleteNotes();
    }

    /** Ends the notes, when the file has its final name or is given up. */
    void deleteNotes() throws IOException {
        blocks.close();
        Files.deleteIfExists(notes);
    }

    @Override
    public void close() throws IOException {
        blocks.close();
        channel.close();
    }
}
