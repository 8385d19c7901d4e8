package dev.glmsh.shell.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.glmsh.Cancellation;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Value;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaEvaluatorTest {
    private static final Basket BASKET = new Basket();
    private static JavaEvaluator java;

    @BeforeAll
    static void open() {
        java = JavaEvaluator.open(
                List.of("java.util.*", "tech.tablesaw.api.*"),
                List.of(new Binding("basket", Basket.class, BASKET)),
                () -> {});
    }

    @AfterAll
    static void close() {
        java.close();
    }

    private static String shown(String input) {
        Evaluation evaluation = java.evaluate(input);
        String values = evaluation.values().stream().map(Format.TEXT::render).collect(Collectors.joining("\n"));
        return values
                + evaluation.failure().map(failure -> "! " + failure.line()).orElse("");
    }

    @Test
    void shows_the_value_and_type_of_a_declaration() {
        assertThat(shown("int answer = 6 * 7")).isEqualTo("int answer ==> 42");
        assertThat(shown("answer")).isEqualTo("int answer ==> 42");
        assertThat(shown("answer = 43")).isEqualTo("int answer ==> 43");
        assertThat(shown("var words = List.of(\"a\", \"b\")")).isEqualTo("List<String> words ==> [a, b]");
        assertThat(shown("\"tab\\t\" + '中'")).matches("String \\$\\d+ ==> \"tab\\\\t中\"");
    }

    @Test
    void runs_all_snippets_of_the_input() {
        assertThat(shown("int a = 1; int b = a + 1;\nb * 10")).matches("""
                int a ==> 1
                int b ==> 2
                int \\$\\d+ ==> 20""");
    }

    @Test
    void says_what_was_declared_and_what_it_waits_for() {
        assertThat(shown("int twice(int x) { return plus(x, x); }"))
                .isEqualTo("created method twice(int), usable once method plus(int,int) is declared");
        assertThat(shown("twice(2)"))
                .isEqualTo("! method twice(int) cannot be used before method plus(int,int) is declared");
        assertThat(shown("int plus(int x, int y) { return x + y; }")).isEqualTo("""
                created method plus(int,int)
                method twice(int) is usable now""");
        assertThat(shown("twice(2)")).matches("int \\$\\d+ ==> 4");
        assertThat(shown("int plus(int x, int y) { return y + x; }")).isEqualTo("replaced method plus(int,int)");
        assertThat(shown("record Point(int x, int y) {}")).isEqualTo("created record Point");
        assertThat(shown("Point origin = new Point(0, 0)")).isEqualTo("Point origin ==> Point[x=0, y=0]");
        assertThat(shown("record Point(long x, long y) {}")).isEqualTo("""
                replaced record Point
                variable origin was reset, as its type was replaced""");
        assertThat(shown("enum Colour { RED }")).isEqualTo("created enum Colour");
    }

    @Test
    void shows_nothing_for_imports_statements_and_calls_that_print() {
        assertThat(shown("import java.math.BigInteger")).isEmpty();
        assertThat(shown("for (int i = 0; i < 3; i++) {}")).isEmpty();
        assertThat(shown("System.out.printf(\"%d%n\", 1)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nosuch + 1             | ! cannot find symbol, variable nosuch (line 1, column 1)
            int x = nosuch(2)      | ! cannot find symbol, method nosuch(int) (line 1, column 9)
            int x = "text"         | ! incompatible types: java.lang.String cannot be converted to int (line 1, column 9)
            int x = 1 +;           | ! illegal start of expression (line 1, column 12)
            1 / 0                  | ! java.lang.ArithmeticException: / by zero (line 1)
            basket.take("pear")    | ! the basket holds no pear; put one in first
            """)
    void tells_an_error_in_a_line(String input, String expected) {
        assertThat(shown(input)).isEqualTo(expected);
    }

    @Test
    void counts_lines_and_columns_in_the_whole_input() {
        assertThat(shown("int first = 1;\n  nosuch()"))
                .isEqualTo("int first ==> 1! cannot find symbol, method nosuch() (line 2, column 3)");
    }

    @Test
    void keeps_what_was_thrown_behind_the_line() {
        Failure failure = java.evaluate("Integer.parseInt(\"x\")").failure().orElseThrow();

        assertThat(failure.line()).isEqualTo("java.lang.NumberFormatException: For input string: \"x\" (line 1)");
        assertThat(failure.cause().orElseThrow()).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void gives_snippets_the_very_object_of_the_program() {
        assertThat(java.evaluate("basket.put(List.of(1, 2))").failure()).isEmpty();

        assertThat(BASKET.contents()).contains(List.of(1, 2));
        assertThat(java.evaluate("basket").values())
                .singleElement()
                .isInstanceOfSatisfying(
                        Value.Java.class, value -> assertThat(value.object()).isSameAs(BASKET));
    }

    @Test
    void shows_a_table_as_a_table() {
        assertThat(java.evaluate("Table.create(\"Costs\", IntColumn.create(\"Layer\", 1, 2))")
                        .values())
                .singleElement()
                .isInstanceOfSatisfying(
                        Value.Tabular.class,
                        value -> assertThat(value.table().name()).isEqualTo("Costs"));
    }

    @Test
    void lets_snippets_print() {
        Recorder output = new Recorder();

        java.evaluate("System.out.print(\"hello, \"); System.out.println(\"世界 😀\")", output, new Cancellation());

        assertThat(output.written()).isEqualTo("hello, 世界 😀\n");
    }

    @Test
    @Timeout(60)
    void stops_an_endless_loop() throws Exception {
        java.evaluate("volatile boolean looping = false");
        CompletableFuture<String> running =
                CompletableFuture.supplyAsync(() -> shown("basket.put(\"loop\"); while (true) {}"));
        while (!BASKET.contents().contains("loop")) {
            Thread.sleep(10);
        }
        while (!running.isDone()) {
            java.stop();
            Thread.sleep(50);
        }

        assertThat(running.get(1, TimeUnit.SECONDS)).isEqualTo("! cancelled");
        assertThat(shown("int after = 1")).isEqualTo("int after ==> 1");
    }

    @Test
    void suggests_names_with_the_place_they_begin_at() {
        assertThat(java.suggestions("int n = basket.pu", 17)).containsExactly(new Suggestion("put(", 15, false));
    }

    @Test
    void refuses_a_binding_whose_type_snippets_cannot_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Binding("test", JavaEvaluatorTest.class, this))
                .withMessage("test has the type dev.glmsh.shell.java.JavaEvaluatorTest, which is not public");
    }

    @Test
    void refuses_a_binding_of_another_type() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Binding("basket", List.class, BASKET))
                .withMessageEndingWith("Basket, not a java.util.List");
    }
}
