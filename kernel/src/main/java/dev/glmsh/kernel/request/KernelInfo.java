package dev.glmsh.kernel.request;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.glmsh.kernel.wire.Header;
import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;

/** {@code kernel_info_request}: what this kernel is. */
final class KernelInfo implements Handler {
    private static final Gson GSON = new Gson();

    private final String version;

    KernelInfo(String version) {
        this.version = version;
    }

    @Override
    public Optional<JsonObject> answer(Request request) {
        JsonObject content = Replies.ok();
        content.addProperty("protocol_version", Header.VERSION);
        content.addProperty("implementation", "glmsh");
        content.addProperty("implementation_version", version);
        content.add("language_info", GSON.toJsonTree(language()));
        content.addProperty(
                "banner",
                "glmsh " + version + ": load language models, prompt them, and see what they cost; Java "
                        + Runtime.version().feature() + ", :help lists the commands");
        content.addProperty("debugger", false);
        content.add(
                "help_links",
                GSON.toJsonTree(List.of(
                        new HelpLink("Java SE API", "https://docs.oracle.com/en/java/javase/17/docs/api/"),
                        new HelpLink("Tablesaw", "https://jtablesaw.github.io/tablesaw/"))));
        JsonArray features = new JsonArray();
        features.add("kernel subshells");
        content.add("supported_features", features);
        return Optional.of(content);
    }

    private static LanguageInfo language() {
        return new LanguageInfo.Builder("java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java")
                .fileExtension(".jsh")
                .pygments("java")
                .codemirror("text/x-java")
                .build();
    }
}
