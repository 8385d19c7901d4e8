package dev.glmsh.checkpoint.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HubDownloadTest {
    private static final HubId ID = HubId.parse("org/name").orElseThrow();
    private static final String WEIGHTS = "model.safetensors";

    private final HubModel model = HubModel.glm4();
    private final HubServer server = HubServer.start().publish("org/name", model);

    @TempDir
    Path home;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void lays_a_model_out_as_huggingface_hub_does() throws IOException {
        Path snapshot = download();

        Path repository = home.resolve("hub/models--org--name");
        assertThat(snapshot).isEqualTo(repository.resolve("snapshots/" + HubModel.COMMIT));
        assertThat(names(snapshot))
                .containsExactly(
                        "chat_template.jinja",
                        "config.json",
                        "generation_config.json",
                        "model.safetensors",
                        "tokenizer.json",
                        "tokenizer_config.json");
        for (String name : names(snapshot)) {
            Path file = snapshot.resolve(name);
            assertThat(Files.readSymbolicLink(file))
                    .isEqualTo(Path.of("../../blobs/" + HubModel.hash(name, model.file(name))));
            assertThat(Files.readAllBytes(file)).isEqualTo(model.file(name));
        }
        assertThat(repository.resolve("refs/main")).hasContent(HubModel.COMMIT);
        assertThat(names(repository.resolve("blobs"))).hasSize(6);
    }

    @Test
    void fetches_all_shards_of_an_index(@TempDir Path scratch) throws IOException {
        server.publish("org/name", HubModel.sharded(scratch));

        assertThat(names(download()))
                .contains(
                        "model-00001-of-00003.safetensors",
                        "model-00002-of-00003.safetensors",
                        "model-00003-of-00003.safetensors",
                        "model.safetensors.index.json");
    }

    @Test
    void gives_files_of_the_same_content_one_blob() throws IOException {
        model.with("added_tokens.json", new byte[] {'{', '}'})
                .with("special_tokens_map.json", new byte[] {'{', '}'})
                .with("merges.txt", 0);

        Path snapshot = download();

        assertThat(snapshot.resolve("added_tokens.json")).hasContent("{}");
        assertThat(snapshot.resolve("special_tokens_map.json")).hasContent("{}");
        assertThat(snapshot.resolve("merges.txt")).isEmptyFile();
        assertThat(names(home.resolve("hub/models--org--name/blobs"))).hasSize(8);
    }

    @Test
    void asks_for_nothing_twice() {
        download();
        long sent = server.sent();
        server.calls().clear();

        download();

        assertThat(server.calls()).extracting(Call::path).allMatch(path -> path.startsWith("/api/"));
        assertThat(server.sent()).isLessThan(sent + 10_000);
    }

    @Test
    void finds_a_downloaded_model_without_the_network() {
        Path snapshot = download();
        server.close();

        assertThat(hub().cached(ID)).contains(snapshot);
        assertThat(hub().cachedModels()).containsExactly(new CachedModel(ID, bytes(), true));
    }

    private long bytes() {
        long small = model.files().entrySet().stream()
                .filter(file -> List.of(
                                "chat_template.jinja",
                                "config.json",
                                "generation_config.json",
                                WEIGHTS,
                                "tokenizer.json",
                                "tokenizer_config.json")
                        .contains(file.getKey()))
                .mapToLong(file -> file.getValue().length)
                .sum();
        return small + HubModel.COMMIT.length();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void gets_over(String what, Fault fault) throws IOException {
        server.fault(fault);

        Path snapshot = download();

        assertThat(Files.readAllBytes(snapshot.resolve(WEIGHTS))).isEqualTo(model.file(WEIGHTS));
        assertThat(names(home.resolve("hub/models--org--name/blobs"))).noneMatch(name -> name.contains("glmsh"));
    }

    static Stream<Arguments> gets_over() {
        return Stream.of(
                arguments(
                        "429 with Retry-After",
                        Fault.status(429, "Retry-After: 1").first(4)),
                arguments("503", Fault.status(503).first(4)),
                arguments(
                        "errors of the second host", Fault.status(500).first(3).when(Call::cdn)),
                arguments("a 408", Fault.status(408).first(1)),
                arguments(
                        "connections closed at once", Fault.truncate(0).first(2).when(Call::cdn)),
                arguments(
                        "answers that end early", Fault.truncate(5000).first(20).when(Call::cdn)),
                arguments("resets", Fault.reset(5000).first(20).when(Call::cdn)),
                arguments("a server without ranges", Fault.ignoreRange().when(Call::cdn)),
                arguments(
                        "a server that stops to send ranges",
                        Fault.ignoreRange().after(5).when(Call::cdn)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void says_in_one_line_what_is_wrong(String what, Fault fault, String message) throws IOException {
        server.fault(fault);

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(this::download)
                .withMessage(message.replace("<hub>", server.endpoint().toString()));
        assertNothingCorrupt();
    }

    static Stream<Arguments> says_in_one_line_what_is_wrong() {
        return Stream.of(
                arguments(
                        "gated",
                        Fault.status(401, "X-Error-Code: GatedRepo"),
                        "org/name is gated: its terms have to be accepted; accept them at <hub>/org/name, then set HF_TOKEN"),
                arguments(
                        "missing or private",
                        Fault.status(401, "X-Error-Code: RepoNotFound"),
                        "org/name is not on the hub, or is private; check the spelling; for a private or gated model set HF_TOKEN"),
                arguments(
                        "missing",
                        Fault.status(404, "X-Error-Code: RepoNotFound"),
                        "org/name is not on the hub; check the spelling"),
                arguments(
                        "slow down",
                        Fault.status(429, "Retry-After: 1"),
                        "the hub asks to slow down (429); wait a few minutes, or set HF_TOKEN for a higher limit"),
                arguments(
                        "slow down for long",
                        Fault.status(429, "Retry-After: 900"),
                        "the hub asks to slow down (429); wait a few minutes, or set HF_TOKEN for a higher limit"),
                arguments("down", Fault.status(503), "127.0.0.1 answers with an error (503); try again later"),
                arguments(
                        "no hub",
                        (Fault) (call, reply) -> {
                            reply.send(200, "<html>".getBytes(UTF_8));
                            return true;
                        },
                        "127.0.0.1 does not answer as a model hub does; check HF_ENDPOINT, or the proxy in between"),
                arguments(
                        "wrong bytes",
                        Fault.damage().when(Call::cdn),
                        "org/name cannot be used: model.safetensors does not have the hash that the hub lists, and was "
                                + "deleted; try again later, or another revision"),
                arguments(
                        "wrong bytes of a small file",
                        Fault.damage().when(call -> call.path().endsWith("/config.json")),
                        "org/name cannot be used: config.json does not have the hash that the hub lists, and was "
                                + "deleted; try again later, or another revision"),
                arguments(
                        "another file in the middle",
                        ((Fault) (call, reply) -> {
                                    reply.file(call, new byte[30_000], "ETag: \"" + "0".repeat(40) + "\"");
                                    return true;
                                })
                                .when(call -> call.path().endsWith("/tokenizer.json")),
                        "org/name cannot be used: tokenizer.json changed on the hub while it was downloaded; "
                                + "try again later, or another revision"),
                arguments(
                        "redirects without end",
                        Fault.status(302, "Location: /again"),
                        "the connection to 127.0.0.1 fails (the server redirects without end); "
                                + "try again; what was downloaded is kept"));
    }

    @Test
    void gets_over_a_server_that_falls_silent() throws IOException {
        server.fault(Fault.stall(5000).first(4).when(Call::cdn));

        Path snapshot =
                Hubs.at(server.endpoint(), home, Duration.ofSeconds(2)).download(ID, Progress.NONE, new Cancellation());

        assertThat(Files.readAllBytes(snapshot.resolve(WEIGHTS))).isEqualTo(model.file(WEIGHTS));
    }

    @Test
    void says_when_connections_never_last() {
        server.fault(Fault.truncate(0).when(Call::cdn));

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(this::download)
                .withMessageStartingWith("the connection to 127.0.0.1 fails (")
                .withMessageEndingWith("); try again; what was downloaded is kept");
    }

    @Test
    void names_a_revision_that_does_not_exist() {
        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> hub().download(ID.at("v9"), Progress.NONE, new Cancellation()))
                .withMessage("org/name has no revision v9; choose one of main, v1.0");
    }

    @Test
    void asks_whether_another_model_was_meant() {
        HubId misspelt = HubId.parse("org/nam").orElseThrow();

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> hub().download(misspelt, Progress.NONE, new Cancellation()))
                .withMessage("org/nam is not on the hub, or is private; did you mean org/name? "
                        + "otherwise check the spelling; for a private or gated model set HF_TOKEN");
    }

    @Test
    void does_not_begin_what_the_disk_cannot_hold() {
        String huge = "[{\"type\": \"file\", \"path\": \"config.json\", \"size\": 2, \"oid\": \"" + "0".repeat(40)
                + "\"}, {\"type\": \"file\", \"path\": \"model.safetensors\", \"size\": 134, \"oid\": \""
                + "0".repeat(40)
                + "\", \"lfs\": {\"oid\": \"" + "0".repeat(64) + "\", \"size\": 1125899906842624}}]";
        model.with("config.json", "{}".getBytes(UTF_8));
        server.fault(((Fault) (call, reply) -> {
                    reply.send(
                            200,
                            huge.replaceFirst("0{40}", HubModel.gitSha1(model.file("config.json")))
                                    .getBytes(UTF_8));
                    return true;
                })
                .when(call -> call.path().contains("/tree/")));

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(this::download)
                .withMessageMatching("org/name takes 1.00 PiB more, but .* has .* free; "
                        + "free some space, or set HF_HOME to a folder on another disk");
        assertThat(server.calls()).noneMatch(Call::cdn);
    }

    @Test
    void says_when_a_certificate_is_not_trusted() {
        HubErrors errors = new HubErrors(ID, URI.create("https://hub.example"), false);

        assertThat(errors.explain(new SSLHandshakeException("unable to find valid certification path")))
                .hasMessage("no safe connection to hub.example (unable to find valid certification path); check the "
                        + "clock; behind a proxy that reads along, add its certificate to Java's trust store");
    }

    @Test
    void says_when_the_disk_is_full() {
        HubErrors errors = new HubErrors(ID, server.endpoint(), false);

        assertThat(errors.explain(new DiskException(new IOException("No space left on device"))))
                .hasMessage("the disk is full while org/name is downloaded; free some space, or set HF_HOME to a "
                        + "folder on another disk; what was downloaded is kept");
    }

    @Test
    void goes_on_where_a_failed_download_stopped() {
        server.fault(Fault.status(500).after(6).when(Call::cdn));
        assertThatExceptionOfType(GlmshException.class).isThrownBy(this::download);
        server.mend();
        long sent = server.sent();

        download();

        assertThat(server.sent() - sent).isLessThan(model.file(WEIGHTS).length - 2 * 16_384);
    }

    @Test
    void fetches_again_what_an_earlier_process_left_damaged() throws IOException {
        server.fault(Fault.damage().when(Call::cdn))
                .fault(Fault.status(500).after(6).when(Call::cdn));
        assertThatExceptionOfType(GlmshException.class).isThrownBy(this::download);
        server.mend();

        assertThat(Files.readAllBytes(download().resolve(WEIGHTS))).isEqualTo(model.file(WEIGHTS));
    }

    @Test
    void sends_the_token_to_the_hub_and_to_no_other_host() {
        Hubs.at(server.endpoint(), home, Map.of("HF_TOKEN", "hf_secret"))
                .download(ID, Progress.NONE, new Cancellation());

        assertThat(server.calls())
                .filteredOn(call -> !call.cdn())
                .allSatisfy(call -> assertThat(call.headers()).containsEntry("authorization", "Bearer hf_secret"));
        assertThat(server.calls())
                .filteredOn(Call::cdn)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.headers()).doesNotContainKey("authorization"));
    }

    @Test
    void keeps_the_token_out_of_every_message() {
        server.fault(Fault.status(401));
        Hub hub = Hubs.at(server.endpoint(), home, Map.of("HF_TOKEN", "hf_secret"));

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> hub.download(ID, Progress.NONE, new Cancellation()))
                .withMessage("the hub does not accept the access token; log in again: hf auth login")
                .satisfies(e -> assertThat(org.assertj.core.util.Throwables.getStackTrace(e))
                        .doesNotContain("hf_secret"));
        assertThat(Hubs.settings(server.endpoint(), home, Map.of("HF_TOKEN", "hf_secret"))
                        .toString())
                .doesNotContain("hf_secret");
    }

    @Test
    void ends_when_cancelled_and_keeps_what_it_has() {
        server.fault(Fault.stall(5000).after(2).when(Call::cdn));
        Cancellation cancellation = new Cancellation();
        Progress cancelling = (what, done, total) -> {
            if (done > 1000 && what.startsWith("downloading")) {
                cancellation.cancel();
            }
        };

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> hub().download(ID, cancelling, cancellation));
    }

    @Test
    void reports_bytes_speed_and_the_end() {
        List<String> reports = new ArrayList<>();
        hub().download(
                        ID,
                        (what, done, total) -> reports.add(what + " " + (done == total) + " " + total),
                        new Cancellation());

        int weights = model.file(WEIGHTS).length;
        assertThat(reports).last().isEqualTo("downloading org/name true " + weights);
    }

    @Test
    void refuses_to_use_the_network_when_offline() {
        Hub offline = Hubs.at(server.endpoint(), home, Map.of("HF_HUB_OFFLINE", "1"));

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> offline.download(ID, Progress.NONE, new Cancellation()))
                .withMessage("org/name is not in the cache, and HF_HUB_OFFLINE forbids the network; "
                        + "unset HF_HUB_OFFLINE, or choose a model that is there: see :cache");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void says_when_nobody_answers() throws IOException {
        URI dead = server.endpoint();
        server.close();

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> Hubs.at(dead, home).download(ID, Progress.NONE, new Cancellation()))
                .withMessageStartingWith("the connection to 127.0.0.1 fails (");
    }

    @Test
    void says_when_a_host_has_no_address() {
        HubErrors errors = new HubErrors(ID, URI.create("https://hub.example"), false);

        assertThat(errors.explain(new UnknownHostException("hub.example")))
                .hasMessage("the host hub.example is not found; "
                        + "check the network connection; a mirror can be set by HF_ENDPOINT");
    }

    @Test
    void reads_modelscope_with_its_cookie() throws IOException {
        HubId id = HubId.parse("modelscope:org/name").orElseThrow();
        Hub hub = Hubs.at(server.endpoint(), home, Map.of("MODELSCOPE_API_TOKEN", "ms_secret"));

        Path snapshot = hub.download(id, Progress.NONE, new Cancellation());

        assertThat(snapshot).isEqualTo(home.resolve("glmsh/modelscope/models--org--name/snapshots/" + HubModel.COMMIT));
        assertThat(Files.readAllBytes(snapshot.resolve(WEIGHTS))).isEqualTo(model.file(WEIGHTS));
        assertThat(server.calls())
                .allSatisfy(call -> assertThat(call.headers()).containsEntry("cookie", "m_session_id=ms_secret"));
        assertThat(hub.cached(id)).contains(snapshot);
        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> hub.download(id.at("v9"), Progress.NONE, new Cancellation()))
                .withMessage("org/name has no revision v9; leave out @v9");
    }

    @Test
    void refuses_a_repository_without_safetensors() {
        model.without(WEIGHTS).without("consolidated.safetensors").without("model.gguf");

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(this::download)
                .withMessage("org/name holds only pickled PyTorch weights, which can run any code when they are "
                        + "opened; choose a repository with safetensors");
    }

    private Hub hub() {
        return Hubs.at(server.endpoint(), home);
    }

    private Path download() {
        return hub().download(ID, Progress.NONE, new Cancellation());
    }

    private void assertNothingCorrupt() throws IOException {
        Path blobs = home.resolve("hub/models--org--name/blobs");
        Map<String, String> hashes = model.files().entrySet().stream()
                .collect(Collectors.toMap(
                        file -> HubModel.hash(file.getKey(), file.getValue()), Map.Entry::getKey, (a, b) -> a));
        for (String name : names(blobs)) {
            if (!name.contains(".glmsh.")) {
                assertThat(Files.readAllBytes(blobs.resolve(name))).isEqualTo(model.file(hashes.get(name)));
            }
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new TreeSet<>();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
