package dev.glmsh.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.glmsh.kernel.cell.Bundles;
import dev.glmsh.kernel.cell.CellOutput;
import dev.glmsh.kernel.cell.CellPrints;
import dev.glmsh.kernel.cell.CellResult;
import dev.glmsh.kernel.cell.CellRun;
import dev.glmsh.kernel.cell.CellTurn;
import dev.glmsh.kernel.cell.FrontEndInput;
import dev.glmsh.kernel.cell.Publisher;
import dev.glmsh.kernel.history.History;
import dev.glmsh.kernel.restart.JavaRestart;
import dev.glmsh.kernel.wire.Wire;
import dev.glmsh.shell.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** {@code execute_request}: runs a cell. */
final class Execute implements Handler {
    private final Wire wire;
    private final Supplier<Shell> shell;
    private final FrontEndInput input;
    private final History history;
    private final JavaRestart restart;
    private final Runnable cellEnded;
    private final Bundles bundles = new Bundles();
    private final AtomicInteger count = new AtomicInteger();
    private final Set<CellTurn> running = ConcurrentHashMap.newKeySet();

    Execute(Services services) {
        this.wire = services.wire();
        this.shell = services.shell();
        this.input = services.input();
        this.history = services.history();
        this.restart = services.restart();
        this.cellEnded = services.cellEnded();
    }

    /** Ends the cells that run, those of subshells too (JEP 91: an interrupt is the kernel's). Any thread. */
    void interrupt() {
        running.forEach(turn -> turn.cancellation().cancel()); // at once, also while the shell still starts
        running.forEach(turn -> shell.get().interrupt(turn.cancellation()));
    }

    @Override
    public Optional<JsonObject> answer(Request request) {
        CellTurn turn = CellTurn.begin(request.message().header().subshell().isPresent());
        running.add(turn);
        try {
            return Optional.of(answer(request, turn));
        } finally {
            running.remove(turn);
            cellEnded.run();
        }
    }

    private JsonObject answer(Request request, CellTurn turn) {
        String code = request.text("code");
        boolean silent = request.flag("silent", false);
        boolean store = !silent && request.flag("store_history", true);
        int number = store ? count.incrementAndGet() : count.get() + 1;
        Publisher publisher = new Publisher(wire, request.message().header().json(), silent);
        publisher.input(code, number);
        CellResult result = run(request, turn, code, number, publisher);
        if (store) {
            history.add(number, code, text(result));
        }
        result.error().ifPresent(publisher::error);
        JsonObject content = result.error().map(error -> error.reply()).orElseGet(Replies::ok);
        content.addProperty("execution_count", number);
        content.add("payload", payload(result));
        content.add(
                "user_expressions", result.error().isPresent() ? new JsonObject() : expressions(request, turn, number));
        return content;
    }

    private CellResult run(Request request, CellTurn turn, String code, int number, Publisher publisher) {
        CellOutput output = new CellOutput(publisher, bundles, () -> shell.get().display());
        CellRun cell = new CellRun(shell.get(), bundles, "Cell In[" + number + "]", output, restart, turn);
        CellResult result = turn.beside() ? cell.run(code) : runAlone(request, code, cell, output);
        show(result.values(), number, output, publisher);
        return result;
    }

    /** The cell of the main shell: it asks the person, and has what nobody else has printed. */
    private CellResult runAlone(Request request, String code, CellRun cell, CellOutput output) {
        input.begin(request.message(), output, request.flag("allow_stdin", true));
        CellPrints.newest(output);
        try {
            return cell.run(code);
        } finally {
            input.end();
        }
    }

    /** The last value is the cell's result; a chart has a table before it. */
    private static void show(List<DisplayData> values, int number, CellOutput output, Publisher publisher) {
        for (int i = 0; i < values.size() - 1; i++) {
            output.show(values.get(i));
        }
        if (!values.isEmpty()) {
            publisher.result(values.get(values.size() - 1), number);
        }
    }

    private static Optional<String> text(CellResult result) {
        return result.values().isEmpty()
                ? Optional.empty()
                : Optional.of(String.valueOf(
                        result.values().get(result.values().size() - 1).getData(MIMEType.TEXT_PLAIN)));
    }

    private static JsonArray payload(CellResult result) {
        JsonArray payload = new JsonArray();
        result.page().ifPresent(page -> {
            JsonObject shown = new JsonObject();
            shown.addProperty("source", "page");
            shown.add("data", Bundles.json(page).get("data"));
            shown.addProperty("start", 0);
            payload.add(shown);
        });
        return payload;
    }

    /** Each evaluated by itself, so that one that fails leaves the others. */
    private JsonObject expressions(Request request, CellTurn turn, int number) {
        JsonObject values = new JsonObject();
        for (Map.Entry<String, JsonElement> expression :
                request.object("user_expressions").entrySet()) {
            Publisher nobody = new Publisher(wire, request.message().header().json(), true);
            values.add(
                    expression.getKey(),
                    value(run(request, turn, expression.getValue().getAsString(), number, nobody)));
        }
        return values;
    }

    private static JsonObject value(CellResult result) {
        if (result.error().isPresent()) {
            return result.error().get().reply();
        }
        JsonObject value = Replies.ok();
        DisplayData shown = result.values().isEmpty()
                ? new DisplayData("")
                : result.values().get(result.values().size() - 1);
        JsonObject bundle = Bundles.json(shown);
        value.add("data", bundle.get("data"));
        value.add("metadata", bundle.get("metadata"));
        return value;
    }
}
