package dev.glmsh.shell.maven;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/** Reports downloads as progress and ends them when the user has had enough; several may run at a time. */
final class TransferProgress extends AbstractTransferListener {
    private final Progress progress;
    private final Cancellation cancellation;

    TransferProgress(Progress progress, Cancellation cancellation) {
        this.progress = progress;
        this.cancellation = cancellation;
    }

    @Override
    public synchronized void transferInitiated(TransferEvent event) throws TransferCancelledException {
        refuseIfCancelled();
    }

    @Override
    public synchronized void transferProgressed(TransferEvent event) throws TransferCancelledException {
        refuseIfCancelled();
        long total = event.getResource().getContentLength();
        if (total > 0) {
            progress.update("downloading " + file(event), event.getTransferredBytes(), total);
        }
    }

    @Override
    public synchronized void transferSucceeded(TransferEvent event) {
        progress.update("downloading " + file(event), 1, 1);
    }

    private void refuseIfCancelled() throws TransferCancelledException {
        if (cancellation.isCancelled()) {
            throw new TransferCancelledException("cancelled");
        }
    }

    private static String file(TransferEvent event) {
        return event.getResource().getResourceName().replaceFirst(".*/", "");
    }
}
