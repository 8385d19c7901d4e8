package dev.glmsh.shell.command;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A text by its path or its address with {@code file:}, {@code http:} or {@code https:}. */
final class TextSource {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final int CHECK_MS = 20;
    private static final int OK = 200;

    private TextSource() {}

    /**
     * Reads it.
     *
     * @throws GlmshException if it cannot be read
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    static String read(String source, Cancellation cancellation) {
        try {
            if (source.matches("(?i)https?://.*")) {
                return download(URI.create(source), cancellation);
            }
            boolean address = source.matches("(?i)file:.*");
            return Files.readString(address ? Path.of(URI.create(source)) : HomePath.expand(Path.of(source)));
        } catch (NoSuchFileException e) {
            throw new GlmshException(source + " does not exist", "check the path", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new GlmshException(
                    source + " cannot be read: " + e.getMessage(), "name a text file in UTF-8, or an address", e);
        }
    }

    private static String download(URI address, Cancellation cancellation) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(Redirect.NORMAL)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(ANSWER_LIMIT).build();
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        HttpResponse<String> response = await(answer, address, cancellation);
        if (response.statusCode() != OK) {
            throw new IOException("the server answers " + response.statusCode());
        }
        return response.body();
    }

    private static <T> T await(CompletableFuture<T> answer, URI address, Cancellation cancellation) throws IOException {
        try {
            while (!answer.isDone()) {
                cancellation.check("reading " + address);
                Thread.sleep(CHECK_MS);
            }
            return answer.get();
        } catch (ExecutionException e) {
            throw new IOException(said(e.getCause() == null ? e : e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** A refused connection has no message of its own. */
    private static String said(Throwable cause) {
        return cause.getMessage() == null ? "no connection" : cause.getMessage();
    }
}
