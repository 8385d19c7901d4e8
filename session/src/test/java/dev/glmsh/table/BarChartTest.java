package dev.glmsh.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.glmsh.table.BarChart.Bar;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BarChartTest {
    private static String draw(BarChart chart, int width) {
        return String.join("\n", chart.lines(width));
    }

    @Test
    void stacks_parts_to_scale_and_marks_the_limit() {
        BarChart chart = new BarChart(
                List.of("weights", "cache"),
                List.of(new Bar("a", List.of(50L, 50L), "100"), new Bar("bc", List.of(25L, 0L), "25")),
                80,
                Long::toString);

        assertThat(draw(chart, 29)).isEqualTo("""
                a   ██████████▓▓▓▓▓│▓▓▓▓  100
                bc  █████          │       25
                █ weights  ▓ cache  │ 80""");
    }

    @Test
    void leaves_out_a_limit_that_is_far_beyond_all_bars() {
        BarChart chart =
                new BarChart(List.of("weights"), List.of(new Bar("a", List.of(10L), "10")), 1000, Long::toString);

        assertThat(draw(chart, 17)).isEqualTo("""
                a  ██████████  10
                █ weights  │ 1000""");
    }

    @Test
    void aligns_wide_characters() {
        BarChart chart = new BarChart(
                List.of("x"),
                List.of(new Bar("模型", List.of(1L), "1"), new Bar("m", List.of(2L), "2")),
                0,
                Long::toString);

        assertThat(draw(chart, 19)).isEqualTo("""
                模型  █████       1
                m     ██████████  2
                █ x""");
    }

    @Test
    void draws_the_same_as_a_picture() throws Exception {
        BarChart chart = new BarChart(
                List.of("weights", "cache"), List.of(new Bar("a < b", List.of(50L, 25L), "75")), 100, Long::toString);

        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)));

        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(texts(svg)).containsExactly("a < b", "75", "weights", "cache", "│ 100");
        assertThat(widths(svg)).containsExactly("210.0", "105.0", "12", "12");
    }

    private static List<String> texts(Document svg) {
        NodeList nodes = svg.getElementsByTagName("text");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static List<String> widths(Document svg) {
        NodeList nodes = svg.getElementsByTagName("rect");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> ((Element) nodes.item(i)).getAttribute("width"))
                .toList();
    }

    @Test
    void survives_nothing_at_all() {
        assertThat(draw(new BarChart(List.of(), List.of(), 0, Long::toString), 80))
                .isEmpty();
        assertThat(draw(new BarChart(List.of("x"), List.of(new Bar("a", List.of(0L), "0")), 0, Long::toString), 17))
                .isEqualTo("a               0\n█ x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BarChart(List.of("a", "b", "c", "d", "e"), List.of(), 0, Long::toString));
    }
}
