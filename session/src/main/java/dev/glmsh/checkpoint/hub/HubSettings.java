package dev.glmsh.checkpoint.hub;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which hub to ask and where to keep what it says. The environment variables are those of Python's huggingface_hub:
 * {@code HF_ENDPOINT}, {@code HF_TOKEN}, {@code HF_TOKEN_PATH}, {@code HF_HOME}, {@code HF_HUB_CACHE},
 * {@code HF_HUB_OFFLINE}; of ModelScope, {@code MODELSCOPE_DOMAIN} and {@code MODELSCOPE_API_TOKEN}.
 *
 * @param endpoints the address of each source
 * @param tokens the access tokens that there are
 * @param home the folder that holds the caches, {@code $HF_HOME}
 * @param cache the folder of Hugging Face's models, which Python's tools share
 * @param offline whether the network must not be used
 * @param proxies how the network is reached
 */
record HubSettings(
        Map<HubSource, URI> endpoints,
        Map<HubSource, HubToken> tokens,
        Path home,
        Path cache,
        boolean offline,
        ProxySelector proxies) {
    private static final List<String> TRUE = List.of("1", "on", "yes", "true");

    HubSettings {
        endpoints = Map.copyOf(endpoints);
        tokens = Map.copyOf(tokens);
        requireNonNull(home, "home is null");
        requireNonNull(cache, "cache is null");
        requireNonNull(proxies, "proxies is null");
    }

    /** As this process's environment says. */
    static HubSettings fromEnvironment() {
        return fromEnvironment(name -> System.getenv(name), Path.of(System.getProperty("user.home")));
    }

    /** As an environment says; a variable that is not set is null. */
    static HubSettings fromEnvironment(UnaryOperator<String> environment, Path userHome) {
        UnaryOperator<String> variable = name ->
                Optional.ofNullable(environment.apply(name)).map(String::strip).orElse("");
        Path home = first(variable, userHome, "HF_HOME")
                .orElseGet(() -> first(variable, userHome, "XDG_CACHE_HOME")
                        .orElse(userHome.resolve(".cache"))
                        .resolve("huggingface"));
        return new HubSettings(
                Map.of(
                        HubSource.HUGGING_FACE,
                        endpoint("HF_ENDPOINT", variable.apply("HF_ENDPOINT"), "https://huggingface.co"),
                        HubSource.MODELSCOPE,
                        endpoint(
                                "MODELSCOPE_DOMAIN",
                                withScheme(variable.apply("MODELSCOPE_DOMAIN")),
                                "https://www.modelscope.cn")),
                tokens(variable, userHome, home),
                home,
                first(variable, userHome, "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE")
                        .orElse(home.resolve("hub")),
                isTrue(variable.apply("HF_HUB_OFFLINE")) || isTrue(variable.apply("TRANSFORMERS_OFFLINE")),
                EnvironmentProxies.of(variable));
    }

    /** The address of a source. */
    URI endpoint(HubSource source) {
        return requireNonNull(endpoints.get(source), "a source without an address");
    }

    /** The cache of models from a source; Python's tools know the one of Hugging Face. */
    Path cache(HubSource source) {
        return source == HubSource.HUGGING_FACE ? cache : home.resolve("glmsh/modelscope");
    }

    /** The cache of headers from a source, which are ours alone. */
    Path headers(HubSource source) {
        return home.resolve("glmsh/headers").resolve(source.name().toLowerCase(Locale.ROOT));
    }

    private static Map<HubSource, HubToken> tokens(UnaryOperator<String> variable, Path userHome, Path home) {
        Map<HubSource, HubToken> tokens = new EnumMap<>(HubSource.class);
        HubToken.bearer(variable.apply("HF_TOKEN"))
                .or(() -> HubToken.fromFile(
                        first(variable, userHome, "HF_TOKEN_PATH").orElse(home.resolve("token"))))
                .ifPresent(token -> tokens.put(HubSource.HUGGING_FACE, token));
        HubToken.modelScopeCookie(variable.apply("MODELSCOPE_API_TOKEN"))
                .ifPresent(token -> tokens.put(HubSource.MODELSCOPE, token));
        return tokens;
    }

    private static Optional<Path> first(UnaryOperator<String> variable, Path userHome, String... names) {
        return Arrays.stream(names)
                .map(variable)
                .filter(value -> !value.isEmpty())
                .map(value -> value.equals("~") || value.startsWith("~/")
                        ? userHome.resolve(value.substring(Math.min(2, value.length())))
                        : Path.of(value).toAbsolutePath())
                .findFirst();
    }

    private static String withScheme(String domain) {
        return domain.isEmpty() || domain.contains("://") ? domain : "https://" + domain;
    }

    private static URI endpoint(String name, String value, String otherwise) {
        String text = (value.isEmpty() ? otherwise : value).replaceFirst("/+$", "");
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw new GlmshException(
                name + " is '" + text + "', not an address", "set it to one like https://hf-mirror.com");
    }

    private static boolean isTrue(String value) {
        return TRUE.contains(value.toLowerCase(Locale.ROOT));
    }
}
