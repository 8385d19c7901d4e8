package dev.glmsh.checkpoint.hub;

import java.nio.file.Path;

/** A hub in this process with one model, {@code org/name}, for tests of other packages. */
public final class LocalHub implements AutoCloseable {
    private final HubServer server = HubServer.start().publish("org/name", HubModel.glm4());
    private final Hub hub;

    private LocalHub(Path home) {
        hub = Hubs.at(server.endpoint(), home);
    }

    /** One that keeps what it fetches below that folder. */
    public static LocalHub start(Path home) {
        return new LocalHub(home);
    }

    /** The way in. */
    public Hub hub() {
        return hub;
    }

    /** How often it was asked. */
    public int requests() {
        return server.calls().size();
    }

    @Override
    public void close() {
        server.close();
    }
}
