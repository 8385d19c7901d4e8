package dev.glmsh.shell.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resolves from a repository of our own, which a settings.xml puts in the place of Maven Central. */
class MavenResolverTest {
    @TempDir
    Path folder;

    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private String url;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            Path file = folder.resolve("remote" + exchange.getRequestURI().getPath());
            if (Files.exists(file)) {
                exchange.sendResponseHeaders(200, Files.size(file));
                exchange.getResponseBody().write(Files.readAllBytes(file));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
            exchange.close();
        });
        server.start();
        url = "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/";
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                folder.resolve("home/settings.xml"),
                "<settings><mirrors><mirror><id>own</id><mirrorOf>central</mirrorOf><url>" + url
                        + "</url></mirror></mirrors></settings>");
        publish(
                "a",
                "1",
                "<dependency><groupId>g</groupId><artifactId>b</artifactId><version>2</version>"
                        + "</dependency><dependency><groupId>g</groupId><artifactId>t</artifactId><version>1</version>"
                        + "<scope>test</scope></dependency>");
        publish("b", "2", "");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void publish(String artifact, String version, String dependencies) throws IOException {
        Path place = Files.createDirectories(folder.resolve("remote/g/" + artifact + "/" + version));
        String name = artifact + "-" + version;
        Files.writeString(
                place.resolve(name + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>" + artifact
                        + "</artifactId><version>" + version + "</version><dependencies>" + dependencies
                        + "</dependencies></project>");
        Files.writeString(place.resolve(name + ".jar"), "the jar of " + artifact);
    }

    private List<Library> resolve(boolean offline, String... coordinates) {
        return new MavenResolver(List.of(), offline, Optional.of(folder.resolve("home")))
                .resolve(List.of(coordinates), Progress.NONE, new Cancellation());
    }

    @Test
    void finds_a_library_and_what_it_needs() {
        List<Library> found = resolve(false, "g:a:1");

        Path local = folder.resolve("home/repository/g");
        assertThat(found)
                .containsExactly(
                        new Library("g:a", "1", "compile", local.resolve("a/1/a-1.jar")),
                        new Library("g:b", "2", "compile", local.resolve("b/2/b-2.jar")));
        assertThat(found.get(1).file()).hasContent("the jar of b");
    }

    @Test
    void asks_nobody_for_what_it_has() {
        resolve(false, "g:a:1");
        requests.clear();

        assertThat(resolve(false, "g:a:1")).hasSize(2);
        assertThat(resolve(true, "g:a:1")).hasSize(2);
        assertThat(requests).isEmpty();
    }

    @Test
    void looks_into_repositories_that_are_named() throws Exception {
        Files.createDirectories(folder.resolve("other/g"));
        Files.move(folder.resolve("remote/g/a"), folder.resolve("other/g/a"));
        String other = folder.resolve("other").toUri().toString();

        assertThat(new MavenResolver(List.of(other), false, Optional.of(folder.resolve("home")))
                        .resolve(List.of("g:a:1"), Progress.NONE, new Cancellation()))
                .hasSize(2);
    }

    @Test
    void says_in_one_line_what_is_missing() {
        assertThatThrownBy(() -> resolve(false, "g:nosuch:1"))
                .hasMessage("could not find artifact g:nosuch:jar:1 in own (" + url
                        + "); check group, artifact and version, or name its repository by --repo URL");
        assertThatThrownBy(() -> resolve(true, "g:a:1"))
                .hasMessageContaining("offline")
                .hasMessageEndingWith("; without --offline it is looked for in repositories")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> resolve(false, "g:a")).hasMessage("g:a lacks a version; write g:a:VERSION");
        assertThatThrownBy(() -> resolve(false, "gson"))
                .hasMessage("'gson' names no library; write group:artifact:version");
        assertThatThrownBy(() -> new MavenResolver(List.of("x"), false)
                        .resolve(List.of("g:a:1"), Progress.NONE, new Cancellation()))
                .hasMessage("'x' is no URL of a repository; write https://… or file:///…");
    }

    @Test
    void says_in_one_line_which_versions_contradict_each_other() throws Exception {
        publish(
                "c",
                "1",
                "<dependency><groupId>g</groupId><artifactId>b</artifactId><version>[1]</version>" + "</dependency>");
        publish(
                "d",
                "1",
                "<dependency><groupId>g</groupId><artifactId>b</artifactId><version>[2]</version>" + "</dependency>");
        publish("b", "1", "");
        Files.writeString(
                folder.resolve("remote/g/b/maven-metadata.xml"),
                "<metadata><groupId>g</groupId><artifactId>b</artifactId><versioning><versions><version>1</version>"
                        + "<version>2</version></versions></versioning></metadata>");

        assertThatThrownBy(() -> resolve(false, "g:c:1", "g:d:1"))
                .hasMessageContaining("g:b")
                .hasMessageNotContaining("\n");
    }

    @Test
    void ends_when_cancelled() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        assertThatThrownBy(() -> new MavenResolver(List.of(), false, Optional.of(folder.resolve("home")))
                        .resolve(List.of("g:a:1"), Progress.NONE, cancelled))
                .isInstanceOf(CancellationException.class)
                .hasMessage("g:a:1 was cancelled");
    }
}
