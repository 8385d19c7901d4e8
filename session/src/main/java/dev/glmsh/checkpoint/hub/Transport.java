package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request, redirects followed. An access token is sent to the hub's own host and to no other. Thread-safe.
 */
final class Transport {
    private static final int MAX_REDIRECTS = 10;
    private static final String USER_AGENT = "glmsh";

    private final CompletableFuture<HttpClient> client;
    private final URI endpoint;
    private final Optional<HubToken> token;
    private final Duration patience;

    /** @param patience how long a server may be silent */
    Transport(URI endpoint, Optional<HubToken> token, ProxySelector proxies, Duration patience) {
        this.endpoint = endpoint;
        this.token = token;
        this.patience = patience;
        this.client = CompletableFuture.supplyAsync(() -> client(proxies, patience));
    }

    /** The first one of a process takes some 0.2 s, since it reads the certificates that this Java trusts. */
    private static HttpClient client(ProxySelector proxies, Duration patience) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // ranges come faster over connections of their own
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxies)
                .connectTimeout(patience)
                .build();
    }

    boolean hasToken() {
        return token.isPresent();
    }

    URI endpoint() {
        return endpoint;
    }

    /**
     * Gets an address.
     *
     * @param headers to send along, such as Range
     * @param receiver asked about an answer of status 200 or 206
     * @throws StatusException for any other status
     */
    Answer get(URI address, Map<String, String> headers, Receiver receiver, Cancellation cancellation)
            throws IOException {
        URI from = address;
        HttpHeaders first = null;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Answer answer = once(from, headers, receiver, first, cancellation);
            if (!answer.isRedirect()) {
                return success(answer);
            }
            first = answer.first();
            from = target(from, answer.headers().firstValue("Location").orElseThrow());
        }
        throw new IOException("the server redirects without end");
    }

    private Answer once(
            URI from,
            Map<String, String> headers,
            Receiver receiver,
            @Nullable HttpHeaders first,
            Cancellation cancellation)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(from)
                .setHeader("User-Agent", USER_AGENT)
                .setHeader("Accept-Encoding", "identity");
        headers.forEach(request::setHeader);
        if (isHub(from)) {
            token.ifPresent(secret -> request.setHeader(secret.headerName(), secret.header()));
        }
        Exchange.Choice choice = head -> {
            Answer answer = answer(from, head, first);
            return answer.isSuccess() ? receiver.receive(answer) : bytes -> {};
        };
        var response = new Exchange(client, patience).run(request.build(), choice, cancellation);
        HttpHeaders received = response.headers();
        return new Answer(from, response.statusCode(), received, first == null ? received : first);
    }

    private static Answer answer(URI from, ResponseInfo head, @Nullable HttpHeaders first) {
        return new Answer(from, head.statusCode(), head.headers(), first == null ? head.headers() : first);
    }

    private static Answer success(Answer answer) throws StatusException {
        if (!answer.isSuccess()) {
            throw new StatusException(answer);
        }
        return answer;
    }

    private boolean isHub(URI address) {
        return endpoint.getScheme().equalsIgnoreCase(address.getScheme())
                && endpoint.getHost().equalsIgnoreCase(address.getHost())
                && endpoint.getPort() == address.getPort();
    }

    private static URI target(URI from, String location) throws IOException {
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException("the server redirects to something that is no address", e);
        }
        boolean web = target.getHost() != null
                && ("https".equals(target.getScheme())
                        || ("http".equals(target.getScheme()) && "http".equals(from.getScheme())));
        if (!web) {
            throw new IOException("the server redirects to an address that is not safe");
        }
        return target;
    }
}
