package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.cell.Bundles;
import dev.glmsh.kernel.cell.Documented;
import dev.glmsh.shell.Shell;
import java.util.Optional;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** {@code inspect_request}: signatures and documentation of what stands at the cursor. */
final class Inspect implements Handler {
    private final Supplier<Shell> shell;

    Inspect(Supplier<Shell> shell) {
        this.shell = shell;
    }

    @Override
    public Optional<JsonObject> answer(Request request) {
        String code = request.text("code");
        int cursor = CodePoints.toChars(code, request.number("cursor_pos", CodePoints.count(code)));
        Optional<DisplayData> found = Documented.at(shell.get(), code, cursor);
        JsonObject content = Replies.ok();
        content.addProperty("found", found.isPresent());
        JsonObject bundle = Bundles.json(found.orElse(DisplayData.EMPTY));
        content.add("data", bundle.get("data"));
        content.add("metadata", bundle.get("metadata"));
        return Optional.of(content);
    }
}
