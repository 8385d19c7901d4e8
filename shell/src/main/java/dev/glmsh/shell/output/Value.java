package dev.glmsh.shell.output;

import static java.util.Objects.requireNonNull;

import dev.glmsh.memory.Estimate;
import dev.glmsh.model.Generation;
import dev.glmsh.session.LoadReport;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** What a command or a Java snippet gave. A front end decides how it looks; see {@link Format}. */
public sealed interface Value {
    /**
     * Rows and columns.
     *
     * @param remarks what follows from them, one sentence each, shown below the table where a person reads
     */
    record Tabular(Table table, List<String> remarks) implements Value {
        public Tabular {
            requireNonNull(table, "table is null");
            remarks = List.copyOf(remarks);
        }

        /** A table that speaks for itself. */
        public Tabular(Table table) {
            this(table, List.of());
        }
    }

    /**
     * What was done, and what a person should know about it. Quiet front ends omit it.
     *
     * @param remarks one sentence each, shown below the table where a person reads
     */
    record Report(Table table, List<String> remarks) implements Value {
        public Report {
            requireNonNull(table, "table is null");
            remarks = List.copyOf(remarks);
        }
    }

    /** What a model wrote, with what it cost. */
    record Generated(Generation generation) implements Value {
        public Generated {
            requireNonNull(generation, "generation is null");
        }
    }

    /** Text for people, such as help or the system prompt. */
    record Text(String text) implements Value {
        public Text {
            requireNonNull(text, "text is null");
        }
    }

    /** One line that says what was done and holds no data: {@code created method twice(int)}. Quiet front ends omit it. */
    record Note(String line) implements Value {
        public Note {
            requireNonNull(line, "line is null");
        }
    }

    /**
     * The value of a Java expression or variable.
     *
     * @param name the variable that holds it, perhaps a scratch one such as {@code $1}
     * @param type its static type as Java writes it
     * @param object the object itself
     * @param text how JShell shows it: strings quoted, arrays with their elements
     */
    record Java(String name, String type, @Nullable Object object, String text) implements Value {
        public Java {
            requireNonNull(name, "name is null");
            requireNonNull(type, "type is null");
            requireNonNull(text, "text is null");
        }
    }

    /**
     * A picture.
     *
     * @param mimeType such as {@code image/png}
     * @param base64 the encoded file in Base64, as HTML and terminals take it
     * @param width in pixels; 0 if unknown
     * @param height in pixels; 0 if unknown
     */
    record Image(String mimeType, String base64, int width, int height) implements Value {
        public Image {
            requireNonNull(mimeType, "mimeType is null");
            requireNonNull(base64, "base64 is null");
        }

        /** A picture as PNG. */
        public static Image of(BufferedImage image) {
            return of(Images.png(image), Images.PNG);
        }

        /** A picture that is encoded already. */
        public static Image of(byte[] encoded, String mimeType) {
            Dimension size = Images.size(encoded, mimeType);
            return new Image(mimeType, Base64.getEncoder().encodeToString(encoded), size.width, size.height);
        }

        /** {@code image 640×480, image/png}. */
        @Override
        public String toString() {
            return "image " + (width == 0 ? "" : width + "×" + height + ", ") + mimeType;
        }
    }

    /**
     * A table that is drawn too: as lines of text where only text shows, as a picture elsewhere.
     *
     * @param tabular the numbers
     * @param lines the drawing for terminals
     * @param picture the drawing for notebooks
     */
    record Chart(Tabular tabular, List<String> lines, Image picture) implements Value {
        public Chart {
            requireNonNull(tabular, "tabular is null");
            lines = List.copyOf(lines);
            requireNonNull(picture, "picture is null");
        }
    }

    /** The value that shows an object best: what has a table as that, generations and images as themselves, the rest as Java shows it. */
    static Value ofJava(String name, String type, @Nullable Object object, String text) {
        if (object instanceof Table table) {
            return new Tabular(table);
        }
        if (object instanceof Generation generation) {
            return new Generated(generation);
        }
        if (object instanceof Estimate estimate) {
            return new Tabular(estimate.table());
        }
        if (object instanceof LoadReport report) {
            return new Report(report.table(), report.remarks());
        }
        if (object instanceof BufferedImage image) {
            return Image.of(image);
        }
        return new Java(name, type, object, text);
    }
}
