package dev.glmsh.checkpoint.hub;

import dev.glmsh.GlmshException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} name, in capitals or
 * not, as other programs take them; Java itself looks at its own properties only, and those come first.
 */
final class EnvironmentProxies extends ProxySelector {
    private static final int USUAL_PORT = 80;

    private final UnaryOperator<String> variable;

    private EnvironmentProxies(UnaryOperator<String> variable) {
        this.variable = variable;
    }

    /** The proxies of an environment, whose variables are empty if they are not set. */
    static ProxySelector of(UnaryOperator<String> variable) {
        boolean byProperties = System.getProperty("https.proxyHost") != null
                || System.getProperty("java.net.useSystemProxies") != null;
        return byProperties ? ProxySelector.getDefault() : new EnvironmentProxies(variable);
    }

    @Override
    public List<Proxy> select(URI address) {
        String name = "https".equals(address.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
        String value = either(name).or(() -> either("ALL_PROXY")).orElse("");
        return value.isEmpty() || isExempt(address.getHost()) ? List.of(Proxy.NO_PROXY) : List.of(proxy(name, value));
    }

    private Optional<String> either(String name) {
        return Optional.of(variable.apply(name.toLowerCase(Locale.ROOT)))
                .filter(value -> !value.isEmpty())
                .or(() -> Optional.of(variable.apply(name)).filter(value -> !value.isEmpty()));
    }

    /** This machine is never behind a proxy; else what NO_PROXY lists, and what lies below it. */
    private boolean isExempt(String host) {
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        return Arrays.stream(either("NO_PROXY").orElse("").split(",", -1))
                .map(entry -> entry.strip().replaceFirst("^\\*?\\.", ""))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
    }

    private static Proxy proxy(String name, String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
                return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
            }
        } catch (IllegalArgumentException e) {
            // refused below, without its text: it may hold a password
        }
        throw new GlmshException(name + " is not the address of an HTTP proxy", "set it to one like http://proxy:3128");
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // told by the request that fails
    }
}
