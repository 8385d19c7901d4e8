package dev.glmsh.checkpoint.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills downloads with SIGKILL wherever they happen to be. Six times in the build; {@code -Dglmsh.kills=50} for more, and
 * {@code -Dglmsh.seed=N} for other points.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KilledDownloadTest {
    private static final int KILLS = Integer.getInteger("glmsh.kills", 6);
    private static final long SEED = Long.getLong("glmsh.seed", 4);
    private static final int SHARD = 3_000_001;

    private final Random random = new Random(SEED);
    private final HubModel model = HubModel.glm4().with("model.safetensors", SHARD);
    private final HubServer server =
            HubServer.start().publish("org/name", model).slow(5_000_000);
    private final Map<String, byte[]> byHash = model.files().entrySet().stream()
            .collect(Collectors.toMap(
                    file -> HubModel.hash(file.getKey(), file.getValue()), Map.Entry::getValue, (a, b) -> a));

    @TempDir
    Path home;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_killed_download_leaves_nothing_corrupt_and_is_gone_on_with() throws Exception {
        Path cache = home.resolve("cache");
        int kills = 0;
        int caches = 0;
        while (kills < KILLS) {
            boolean killed = killed(cache, random.nextInt(SHARD / 2));
            assertNothingCorrupt(cache);
            kills += killed ? 1 : 0;
            if (!killed || kills % 5 == 0) {
                caches++;
                cache = home.resolve("cache-" + caches);
            }
        }
        long before = server.sent();

        Path snapshot = Hubs.at(server.endpoint(), cache)
                .download(HubId.parse("org/name").orElseThrow(), Progress.NONE, new Cancellation());

        assertThat(server.sent() - before).isLessThan(SHARD + 400_000L);
        assertNothingCorrupt(cache);
        assertThat(HubModel.sha256(Files.readAllBytes(snapshot.resolve("model.safetensors"))))
                .isEqualTo(HubModel.sha256(model.file("model.safetensors")));
    }

    /** Starts a download and kills it once so many more bytes were sent; whether it was not done before. */
    private boolean killed(Path cache, long bytes) throws Exception {
        Path blob =
                cache.resolve("hub/models--org--name/blobs").resolve(HubModel.sha256(model.file("model.safetensors")));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DownloadProcess.class.getName(),
                        server.endpoint().toString(),
                        cache.toString()))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
        try {
            long until = server.sent() + bytes;
            boolean named = random.nextInt(4) == 0; // just when the file got its name, before it is linked
            while (process.isAlive() && (named ? !Files.exists(blob) : server.sent() < until)) {
                Thread.sleep(1);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        int exit = process.exitValue();
        assertThat(exit).as(Files.readString(home.resolve("output"))).isIn(0, 137);
        return exit == 137;
    }

    private void assertNothingCorrupt(Path cache) throws IOException {
        Path blobs = cache.resolve("hub/models--org--name/blobs");
        if (!Files.isDirectory(blobs)) {
            return;
        }
        try (Stream<Path> files = Files.list(blobs)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.contains(".glmsh.")) {
                    assertThat(byHash).containsKey(name);
                    assertThat(Files.readAllBytes(file)).isEqualTo(byHash.get(name));
                }
            }
        }
    }
}
