package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import java.net.URI;
import java.nio.file.Path;

/** A process that downloads {@code org/name} from a hub given as an argument, and may be killed at any point. */
final class DownloadProcess {
    private DownloadProcess() {}

    public static void main(String[] arguments) {
        Hubs.at(URI.create(arguments[0]), Path.of(arguments[1]))
                .download(HubId.parse("org/name").orElseThrow(), Progress.NONE, new Cancellation());
    }
}
