package dev.glmsh.catalogue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bundled models. Read once, when first asked for.
 *
 * <pre>{@code
 * CatalogueModel model = Catalogue.find("zai-org/AutoGLM-Phone-9B").orElseThrow();
 * Estimate estimate = Estimate.of(model.config(), model.weights(), request, limits);
 * }</pre>
 */
public final class Catalogue {
    private Catalogue() {}

    /** Every model, the GLM family first. */
    public static List<CatalogueModel> all() {
        return Bundle.MODELS;
    }

    /** The model of a repository, in any case; the owner may be left out. */
    public static Optional<CatalogueModel> find(String id) {
        return all().stream()
                .filter(model -> names(model).anyMatch(name -> means(id, name)))
                .findFirst();
    }

    /** All repositories that {@link #find} knows. */
    public static List<String> ids() {
        return all().stream().flatMap(Catalogue::names).toList();
    }

    private static boolean means(String id, String name) {
        return name.equalsIgnoreCase(id)
                || name.substring(name.indexOf('/') + 1).equalsIgnoreCase(id);
    }

    private static Stream<String> names(CatalogueModel model) {
        return Stream.concat(Stream.of(model.id()), model.aliases().stream());
    }

    private static final class Bundle {
        static final List<CatalogueModel> MODELS = read();

        private static List<CatalogueModel> read() {
            try (Reader text = new InputStreamReader(
                    Objects.requireNonNull(
                            Catalogue.class.getResourceAsStream("models.json"), "models.json is missing"),
                    StandardCharsets.UTF_8)) {
                return JsonParser.parseReader(text).getAsJsonArray().asList().stream()
                        .map(element -> model(element.getAsJsonObject()))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException("models.json cannot be read", e);
            }
        }

        private static CatalogueModel model(JsonObject row) {
            List<String> aliases = row.has("aliases")
                    ? row.getAsJsonArray("aliases").asList().stream()
                            .map(JsonElement::getAsString)
                            .toList()
                    : List.of();
            return new CatalogueModel(
                    row.get("id").getAsString(),
                    aliases,
                    row.get("parameters").getAsLong(),
                    row.has("storesTiedHead") && row.get("storesTiedHead").getAsBoolean(),
                    URI.create(row.get("source").getAsString()),
                    row.get("config").toString());
        }
    }
}
