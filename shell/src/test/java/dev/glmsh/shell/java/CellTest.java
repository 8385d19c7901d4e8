package dev.glmsh.shell.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.Cancellation;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java in a notebook's cells. */
class CellTest {
    private static final JavaEvaluator JAVA = JavaEvaluator.open(List.of("java.util.*"), List.of(), () -> {});

    @AfterAll
    static void close() {
        JAVA.close();
    }

    private static List<String> values(String cell) {
        Evaluation evaluation = evaluate(cell, 1);
        assertThat(evaluation.failure()).isEmpty();
        return evaluation.values().stream()
                .map(value -> ((Value.Java) value).text())
                .toList();
    }

    private static Evaluation evaluate(String cell, int number) {
        return JAVA.evaluate(Source.ofCell(cell, "Cell In[" + number + "]"), Output.SILENT, new Cancellation());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "6 * 7                    | 42",
                "int x = 5                | ``",
                "int x = 5; x * 2         | 10",
                "x * 2; int y = 3         | ``",
                "x = 8                    | ``",
                "x                        | 5",
                "void f() {}              | ``",
                "f()                      | ``",
                "\"a\" + \"b\"            | \"ab\"",
                "if (x > 1) { x = 1; }    | ``",
            })
    void only_a_last_expression_has_a_value(String cell, String value) {
        evaluate("int x = 5;", 1);
        evaluate("void f() {}", 1);

        assertThat(String.join(", ", values(cell))).isEqualTo(value);
    }

    @Test
    void a_cell_that_runs_again_sees_what_has_changed_meanwhile() {
        evaluate("int count = 0;", 1);

        assertThat(values("++count + \" times\"")).containsExactly("\"1 times\"");
        assertThat(values("++count + \" times\"")).containsExactly("\"2 times\"");
        evaluate("String count = \"so many\";", 2);
        assertThat(values("count + \" times\"")).containsExactly("\"so many times\"");
    }

    @Test
    void a_trace_names_cells_and_their_lines_also_when_the_cell_runs_again() {
        evaluate("\n\nint half(int n) {\n    return n / 0;\n}\n", 3);
        String cell = "int before = 1;\n\nhalf(before)";
        evaluate("int before = 1;", 4);
        List<String> details = List.of("  at half (Cell In[3], line 4)", "  at Cell In[5], line 1");

        Failure first = evaluate("half(before)", 5).failure().orElseThrow();
        Failure again = evaluate("half(before)", 5).failure().orElseThrow();

        assertThat(first.line()).isEqualTo("java.lang.ArithmeticException: / by zero (Cell In[3], line 4)");
        assertThat(first.details()).isEqualTo(details);
        assertThat(again).isEqualTo(new Failure(first.line(), again.cause(), details));
        assertThat(evaluate(cell, 6).failure().orElseThrow().details().get(1)).isEqualTo("  at Cell In[6], line 3");
    }

    @Test
    void a_repeated_cell_that_succeeded_once_and_then_throws_is_traced_too() {
        evaluate("int divisor = 1;", 7);
        assertThat(values("10 / divisor")).hasSize(1);
        evaluate("divisor = 0", 8);

        assertThat(evaluate("10 / divisor", 9).failure().orElseThrow().line())
                .isEqualTo("java.lang.ArithmeticException: / by zero (Cell In[9], line 1)");
    }
}
