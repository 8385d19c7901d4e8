package dev.glmsh.checkpoint.hub;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Hubs for tests: of a server in this process, with pauses left out and small blocks. */
public final class Hubs {
    static final Duration PATIENT = Duration.ofSeconds(60);
    static final TransferSizes SMALL = new TransferSizes(4, 4 << 10, 4);

    private Hubs() {}

    /** A hub that keeps everything below a folder. */
    public static Hub at(URI endpoint, Path home) {
        return at(endpoint, home, PATIENT);
    }

    /** The same with another patience for silent servers. */
    static Hub at(URI endpoint, Path home, Duration patience) {
        return new Hub(settings(endpoint, home, Map.of()), noPause(), patience, SMALL);
    }

    /** The same with more variables. */
    static Hub at(URI endpoint, Path home, Map<String, String> variables) {
        return new Hub(settings(endpoint, home, variables), noPause(), PATIENT, SMALL);
    }

    /** Waits for nothing. */
    static Pause noPause() {
        return (time, cancellation) -> cancellation.check("the transfer");
    }

    static HubSettings settings(URI endpoint, Path home, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "HF_ENDPOINT",
                endpoint.toString(),
                "MODELSCOPE_DOMAIN",
                endpoint.toString(),
                "HF_HOME",
                home.toString()));
        variables.putAll(more);
        return HubSettings.fromEnvironment(variables::get, home.resolve("user"));
    }
}
