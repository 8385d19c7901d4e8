package dev.glmsh.kernel.cell;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/**
 * Values by MIME type, each with text beside it: tables as HTML, plots as SVG, what a model wrote as HTML. Objects of
 * libraries that know JJava's {@code DisplayDataRenderable} show themselves. Thread-safe.
 */
public final class Bundles {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final int PAGE = 110; // characters in JupyterLab on a screen of 1280 points
    private static final String LOOK = "look";
    private static final String SVG = "image/svg+xml";

    private final Renderer renderer = new Renderer();

    /** Knows all kinds of values. */
    public Bundles() {
        renderer.createRegistration(Value.Tabular.class)
                .register((value, context) -> table(value, value.remarks(), context));
        renderer.createRegistration(Value.Report.class)
                .register((value, context) -> table(value, value.remarks(), context));
        renderer.createRegistration(Value.Generated.class).register(Bundles::generated);
        renderer.createRegistration(Value.Image.class).register(Bundles::image);
    }

    /** What shows a value, in order; nothing where it has nothing to show. */
    List<DisplayData> of(Value value, Look look) {
        if (look.format() != Format.TEXT) {
            return List.of(inFormat(value, look));
        }
        if (value instanceof Value.Chart chart) {
            return List.of(render(chart.tabular(), look), picture(chart));
        }
        if (value instanceof Value.Java java && java.object() instanceof DisplayDataRenderable renderable) {
            return List.of(renderer.render(renderable));
        }
        return List.of(render(value, look));
    }

    private DisplayData render(Value value, Look look) {
        DisplayData bundle = renderer.render(value, Map.of(LOOK, look));
        bundle.putText(text(value, look));
        return bundle;
    }

    private static String text(Value value, Look look) {
        return value instanceof Value.Java java ? java.text() : look.renderer().render(value);
    }

    private static DisplayData inFormat(Value value, Look look) {
        DisplayData bundle = new DisplayData(look.renderer().render(value));
        if (look.format() == Format.HTML) {
            bundle.putHTML(look.renderer().render(value));
        }
        if (look.format() == Format.MARKDOWN) {
            bundle.putMarkdown(look.renderer().render(value));
        }
        return bundle;
    }

    private static void table(Value value, List<String> remarks, RenderContext context) {
        Look look = (Look) context.getParameter(LOOK);
        StringBuilder html = new StringBuilder(look.page(PAGE).render(value));
        remarks.forEach(
                remark -> html.append("\n<div>").append(Html.escaped(remark)).append("</div>"));
        context.getOutputContainer().putHTML(html.toString());
    }

    private static void generated(Value.Generated value, RenderContext context) {
        context.getOutputContainer().putHTML(Markdown.html(value.generation().text()));
    }

    private static void image(Value.Image image, RenderContext context) {
        put(image, context.getOutputContainer());
    }

    private static void put(Value.Image image, DisplayData bundle) {
        if (image.mimeType().equals(SVG)) {
            bundle.putSVG(new String(Base64.getDecoder().decode(image.base64()), StandardCharsets.UTF_8));
        } else {
            bundle.putData(image.mimeType(), image.base64());
        }
    }

    private static DisplayData picture(Value.Chart chart) {
        DisplayData bundle = new DisplayData(String.join("\n", chart.lines()));
        put(chart.picture(), bundle);
        return bundle;
    }

    /** The content of a display message. */
    public static JsonObject json(DisplayData bundle) {
        JsonObject json = GSON.toJsonTree(bundle).getAsJsonObject();
        if (!json.has("metadata")) {
            json.add("metadata", new JsonObject());
        }
        return json;
    }
}
