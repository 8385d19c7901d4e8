package dev.glmsh.shell.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.shell.output.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person at the prompt reads when Java does not compile or does not run through. */
class FailuresTest {
    private static JavaEvaluator java;

    @BeforeAll
    static void open() {
        java = JavaEvaluator.open(List.of("java.util.*"), List.of(), () -> {});
    }

    @AfterAll
    static void close() {
        java.close();
    }

    private static String shown(String input) {
        Failure failure = java.evaluate(input).failure().orElseThrow();
        List<String> lines = new ArrayList<>(List.of(failure.line()));
        lines.addAll(failure.details());
        return String.join("\n", lines);
    }

    static Stream<Arguments> wrongInputs() {
        return Stream.of(
                Arguments.of("int x = nosuch + 1", """
                        cannot find symbol, variable nosuch (line 1, column 9)
                          int x = nosuch + 1
                                  ^^^^^^"""),
                Arguments.of("\"text\".nosuch()", """
                        cannot find symbol, method nosuch() (line 1, column 8)
                          "text".nosuch()
                                 ^^^^^^"""),
                Arguments.of("int x = \"text\"", """
                        incompatible types: java.lang.String cannot be converted to int (line 1, column 9)
                          int x = "text"
                                  ^^^^^^"""),
                Arguments.of("int f(int x) {\n    int y = x;\n\treturn \"no\";\n}", """
                        incompatible types: java.lang.String cannot be converted to int (line 3, column 9)
                           return "no";
                                  ^^^^"""),
                Arguments.of("String s = \"中文\" + nosuch", """
                        cannot find symbol, variable nosuch (line 1, column 19)
                          String s = "中文" + nosuch
                                              ^^^^^^"""),
                Arguments.of("int g() {\n  int a = \"1\";\n  long b = \"2\";\n  return 0;\n}", """
                        incompatible types: java.lang.String cannot be converted to int (line 2, column 11), the first of 2 errors
                            int a = "1";
                                    ^^^
                        incompatible types: java.lang.String cannot be converted to long (line 3, column 12)
                            long b = "2";
                                     ^^^"""),
                Arguments.of("int ok = 1;\nint x = 1 +;", """
                        illegal start of expression (line 2, column 12)
                          int x = 1 +;
                                     ^"""));
    }

    @ParameterizedTest
    @MethodSource("wrongInputs")
    void marks_the_place_of_an_error(String input, String expected) {
        assertThat(shown(input)).isEqualTo(expected);
    }

    @Test
    void cuts_the_stack_to_frames_of_snippets() {
        java.evaluate("int half(int x) {\n  return x / 0;\n}");
        java.evaluate("int quarter(int x) { return List.of(x).stream().map(y -> half(y)).findFirst().get(); }");

        assertThat(shown("quarter(8)").replaceAll("#\\d+", "#N")).isEqualTo("""
                java.lang.ArithmeticException: / by zero (line 2)
                  at half (#N:2)
                  at a lambda (#N:1)
                  at quarter (#N:1)
                  at #N:1""");
    }

    @Test
    void shows_causes_with_their_frames() {
        java.evaluate("class Wrapped { void run() { try { int x = 1 / 0; } catch (RuntimeException e) {"
                + "\n throw new IllegalStateException(\"no luck\", e); } } }");

        assertThat(shown("new Wrapped().run()").replaceAll("#\\d+", "#N")).isEqualTo("""
                java.lang.IllegalStateException: no luck (line 2)
                  at Wrapped.run (#N:2)
                  at #N:1
                  caused by java.lang.ArithmeticException: / by zero
                  at Wrapped.run (#N:1)
                  at #N:1""");
    }

    @Test
    void tells_of_a_deep_recursion_briefly() {
        java.evaluate("int deep(int x) { return deep(x + 1) + 1; }");

        assertThat(shown("deep(0)").replaceAll("#\\d+", "#N").replaceAll("and \\d+ more", "and N more"))
                .isEqualTo("java.lang.StackOverflowError (line 1)\n" + "  at deep (#N:1)\n".repeat(8) + "  and N more");
    }
}
