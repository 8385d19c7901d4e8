package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.cell.CellCompleteness;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.java.Completeness;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code is_complete_request}: whether Enter runs what was typed in a console, or how the next line is indented. */
final class IsComplete implements Handler {
    private final Supplier<Shell> shell;

    IsComplete(Supplier<Shell> shell) {
        this.shell = shell;
    }

    @Override
    public Optional<JsonObject> answer(Request request) {
        String code = request.text("code");
        Completeness completeness = CellCompleteness.of(code, shell.get());
        JsonObject content = new JsonObject();
        content.addProperty("status", completeness.name().toLowerCase(Locale.ROOT));
        if (completeness == Completeness.INCOMPLETE) {
            content.addProperty(
                    "indent",
                    " "
                            .repeat(
                                    code.stripLeading().startsWith("%%")
                                            ? 0
                                            : shell.get().indentation(code)));
        }
        return Optional.of(content);
    }
}
