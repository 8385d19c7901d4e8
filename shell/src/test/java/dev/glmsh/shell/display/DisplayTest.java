package dev.glmsh.shell.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.session.Session;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {
    private static final Session SESSION = Session.open();
    private static final Shell SHELL = Shell.open(SESSION, Optional.empty());

    @BeforeAll
    static void declare() {
        assertThat(SHELL.evaluate("record Point(int x, int y) {}", Output.SILENT)
                        .failure())
                .isEmpty();
    }

    @AfterAll
    static void close() {
        SHELL.close();
        SESSION.close();
    }

    private static Value shown(String line) {
        return SHELL.evaluate(line, Output.SILENT).values().get(0);
    }

    @Test
    void shows_a_users_type_as_it_was_registered() {
        SHELL.evaluate("Display.register(Point.class, p -> Display.text(p.x() + \" | \" + p.y()))", Output.SILENT);
        assertThat(shown("new Point(1, 2)")).isEqualTo(new Value.Text("1 | 2"));

        SHELL.evaluate(
                "Display.register(Point.class, p -> Display.table(Table.create(\"p\", IntColumn.create(\"x\", p.x()))))",
                Output.SILENT);
        assertThat(shown("new Point(1, 2)")).isInstanceOf(Value.Tabular.class);
    }

    @Test
    void shows_the_plain_value_if_the_display_fails() {
        SHELL.evaluate("record Line(int length) {}", Output.SILENT);
        SHELL.evaluate("Display.register(Line.class, l -> { throw new Error(\"no\"); })", Output.SILENT);

        assertThat(Format.TEXT.render(shown("Line l = new Line(3)"))).isEqualTo("Line l ==> Line[length=3]");
    }

    @Test
    void shows_an_image_in_every_format() {
        Value image = shown("new java.awt.image.BufferedImage(2, 3, java.awt.image.BufferedImage.TYPE_INT_RGB)");

        assertThat(Format.TEXT.render(image)).isEqualTo("image 2×3, image/png");
        assertThat(Format.CSV.render(image)).isEmpty();
        assertThat(Format.JSON.render(image))
                .matches("\\{\"image\":\"image/png\",\"width\":2,\"height\":3,\"base64\":\"iVBOR[^\"]+\"}");
        assertThat(Format.HTML.render(image))
                .matches("<img src=\"data:image/png;base64,iVBOR[^\"]+\" width=\"2\" height=\"3\">");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"/> | image 640×480, image/svg+xml
            <svg width="10px" height='20px'></svg>                             | image 10×20, image/svg+xml
            <svg viewBox="0 0 300 150"></svg>                                  | image 300×150, image/svg+xml
            no drawing                                                         | image image/svg+xml
            """)
    void knows_the_size_of_a_drawing(String svg, String shown) {
        assertThat(Display.image(svg.getBytes(StandardCharsets.UTF_8), "image/svg+xml"))
                .hasToString(shown);
    }

    @Test
    void the_latest_registration_that_fits_counts() {
        Display.register(BufferedImage.class, image -> Display.text("any image"));
        try {
            assertThat(Display.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)))
                    .contains(new Value.Text("any image"));
        } finally {
            Display.unregister(BufferedImage.class);
        }
        assertThat(Display.knows(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)))
                .isFalse();
    }
}
