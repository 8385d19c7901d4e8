package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings one file into the cache, by several threads. A thread claims a run of blocks and fills it by a range request;
 * the one that fills the last checks the hash and gives the file its name. Thread-safe.
 */
final class FileDownload implements AutoCloseable {
    private final HubFile file;
    private final URI address;
    private final HubClient client;
    private final PartialFile partial;
    private final int claimBlocks;
    private final boolean resumed;
    private final boolean completeAtStart;
    private final AtomicBoolean finishing = new AtomicBoolean();
    private volatile boolean checkedBefore;

    FileDownload(HubFile file, URI address, HubClient client, PartialFile partial, int claimBlocks) {
        this.file = file;
        this.address = address;
        this.client = client;
        this.partial = partial;
        this.claimBlocks = claimBlocks;
        this.resumed = partial.done() > 0;
        this.completeAtStart = partial.isComplete();
    }

    HubFile file() {
        return file;
    }

    long done() {
        return partial.done();
    }

    /** Whether all bytes were there already when this began, and nobody has taken them to be checked yet. */
    boolean takeComplete() {
        return completeAtStart && finishing.compareAndSet(false, true);
    }

    /** Work for one thread, if there is any that no other thread does. */
    Optional<Claim> claim() {
        return partial.claim(claimBlocks);
    }

    /** Fills a run, as often as the connection breaks; whether the whole file is now there. */
    boolean fill(Claim claim) {
        Retries retries = client.retries();
        try {
            while (!claim.isFilled()) {
                long before = claim.position();
                try {
                    request(claim);
                } catch (RangesIgnored e) {
                    partial.sequential();
                    return partial.release(claim);
                } catch (IOException e) {
                    if (claim.position() > before) {
                        retries.progressed();
                    }
                    retries.failed(e);
                }
            }
        } catch (RuntimeException e) {
            partial.release(claim);
            throw e;
        }
        return partial.release(claim);
    }

    private void request(Claim claim) throws IOException {
        if (partial.isSequential()) {
            claim.rewind();
        }
        Map<String, String> headers =
                claim.isWholeFile() ? Map.of() : Map.of("Range", "bytes=" + claim.position() + "-" + (claim.end() - 1));
        client.transport().get(address, headers, head -> receive(head, claim), client.cancellation());
        if (!claim.isFilled()) {
            throw new EOFException("it ended early");
        }
    }

    private BodySink receive(Answer head, Claim claim) throws IOException {
        boolean other = head.etag()
                .filter(tag -> tag.matches("[0-9a-f]{40}|[0-9a-f]{64}"))
                .filter(tag -> tag.length() == file.etag().length())
                .filter(tag -> !tag.equals(file.etag()))
                .isPresent();
        if (other || head.fileSize().orElse(file.size()) != file.size()) {
            throw new WrongContentException(file.path() + " changed on the hub while it was downloaded");
        }
        if (head.status() == 200 && !claim.isWholeFile()) {
            throw new RangesIgnored();
        }
        if (head.start() != claim.position()) {
            throw new WrongContentException("its server sends another part than was asked for");
        }
        return claim::write;
    }

    /**
     * Checks the whole file and gives it its name in the cache. What is wrong is deleted; where an earlier process had
     * a part in it, it is fetched once more.
     *
     * @return whether the file is there
     */
    boolean finish(SnapshotCache cache, Cancellation cancellation) throws IOException {
        partial.force();
        if (Digests.match(partial.path(), file, cancellation)) {
            partial.close();
            cache.publish(partial.path(), file);
            partial.deleteNotes();
            return true;
        }
        if (!resumed || checkedBefore) {
            partial.delete();
            throw new WrongContentException(
                    file.path() + " does not have the hash that the hub lists, and was deleted");
        }
        partial.clear();
        checkedBefore = true;
        return false;
    }

    @Override
    public void close() throws IOException {
        partial.close();
    }

    /** The server sends the whole file whatever is asked for. */
    private static final class RangesIgnored extends IOException {}
}
