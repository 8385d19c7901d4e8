package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndentationTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiterString = " | ", textBlock = """
            int f() {                       | 4
            int f() { if (x) {              | 8
            int f() { if (x) { }            | 4
            f(1,                            | 4
            String s = "{{" + '('           | 0
            int f() { // {                  | 4
            int f() { String s = \"""       | 0
            int f() { /* more               | 0
            }}                              | 0
            """)
    void indents_by_open_brackets(String text, int blanks) {
        assertThat(Indentation.after(text)).isEqualTo(" ".repeat(blanks));
    }
}
