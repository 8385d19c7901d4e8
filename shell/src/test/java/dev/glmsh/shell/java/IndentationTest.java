package dev.glmsh.shell.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IndentationTest {
    static Stream<Arguments> unfinishedInputs() {
        return Stream.of(
                Arguments.of("", 0),
                Arguments.of("int f() {", 4),
                Arguments.of("int f() {\n    int x = 1;", 4),
                Arguments.of("int f() {\n    if (x) {", 8),
                Arguments.of("int f() {\n    if (x) {\n        y();\n    }", 4),
                Arguments.of("  class A {", 6),
                Arguments.of("for (int i = 0; i < 3; i++)", 4),
                Arguments.of("void f() {\n    while (true)", 8),
                Arguments.of("if (x) a(); else", 4),
                Arguments.of("foo(1,", 8),
                Arguments.of("foo(1,\n        2,", 8),
                Arguments.of("list.stream()\n        .map(x -> {", 12),
                Arguments.of("int x =", 8),
                Arguments.of("int x = 1 +", 8),
                Arguments.of("String s = \"{(\" +", 8),
                Arguments.of("char c = '{' +", 8),
                Arguments.of("int f() { // a { in a comment (", 4),
                Arguments.of("int f() { /* ( */", 4),
                Arguments.of("String s = \"\"\"\n    text {", 4),
                Arguments.of("switch (x) {\n    case 1:", 4),
                Arguments.of("int[] a = {", 4),
                Arguments.of("int[] a = {\n    1, 2,", 4),
                Arguments.of("@Deprecated", 0));
    }

    @ParameterizedTest
    @MethodSource("unfinishedInputs")
    void says_where_the_next_line_begins(String soFar, int spaces) {
        assertThat(Indentation.after(soFar)).isEqualTo(spaces);
    }
}
