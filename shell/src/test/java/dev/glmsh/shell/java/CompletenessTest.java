package dev.glmsh.shell.java;

import static dev.glmsh.shell.java.Completeness.COMPLETE;
import static dev.glmsh.shell.java.Completeness.INCOMPLETE;
import static dev.glmsh.shell.java.Completeness.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompletenessTest {
    private static JavaEvaluator java;

    @BeforeAll
    static void open() {
        java = JavaEvaluator.open(List.of("java.util.*"), List.of(), () -> {});
    }

    @AfterAll
    static void close() {
        java.close();
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("", COMPLETE),
                Arguments.of("   \n ", COMPLETE),
                Arguments.of("1 + 2", COMPLETE),
                Arguments.of("int x = 1", COMPLETE),
                Arguments.of("int x = 1; int y = 2;", COMPLETE),
                Arguments.of("int x = 1; int f() {", INCOMPLETE),
                Arguments.of("int f() { return 1; }", COMPLETE),
                Arguments.of("int f() {", INCOMPLETE),
                Arguments.of("class A {\n  int x;", INCOMPLETE),
                Arguments.of("if (true) {", INCOMPLETE),
                Arguments.of("for (int i = 0; i < 3; i++)", INCOMPLETE),
                Arguments.of("foo(1,", INCOMPLETE),
                Arguments.of("List.of(1, 2)\n  .stream()", COMPLETE),
                Arguments.of("1 +", INCOMPLETE),
                Arguments.of("/* a comment", INCOMPLETE),
                Arguments.of("// a comment", COMPLETE),
                Arguments.of("String s = \"\"\"\n  text", INCOMPLETE),
                Arguments.of("String s = \"\"\"\n  text\"\"\"", COMPLETE),
                Arguments.of("import java.io.*", COMPLETE),
                Arguments.of("Sing me a song", COMPLETE),
                Arguments.of("}", INVALID));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void decides_whether_more_lines_are_needed(String input, Completeness expected) {
        assertThat(java.completeness(input)).isEqualTo(expected);
    }
}
