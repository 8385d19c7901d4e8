package dev.glmsh.repl.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.jline.utils.AttributedStringBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownStreamTest {
    /** Source, then what is seen: styles are written as {@code {b:…}}. */
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("plain text\nsecond line", "plain text\nsecond line"),
                Arguments.of("", ""),
                Arguments.of("\n\n", "\n\n"),
                Arguments.of("# One\n## Two *x*\n### Three\n#no", "{bu:One}\n{b:Two }{bi:x}\n{bi:Three}\n#no"),
                Arguments.of("a **bold** b", "a {b:bold} b"),
                Arguments.of("*it* and _it_ and ***both***", "{i:it} and {i:it} and {bi:both}"),
                Arguments.of("~~gone~~ ~kept~", "{x:gone} ~kept~"),
                Arguments.of("**bold with *more* and `code`**", "{b:bold with }{bi:more}{b: and }{bc:code}"),
                Arguments.of("`a*b*c` ``x`y``", "{c:a*b*c} {c:x`y}"),
                Arguments.of("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
                Arguments.of("def f(**kwargs): **", "def f(**kwargs): **"),
                Arguments.of("open *never closed\nnext*", "open *never closed\nnext*"),
                Arguments.of("open `never closed", "open `never closed"),
                Arguments.of("\\*no\\* \\n \\", "*no* \\n \\"),
                Arguments.of(
                        "**a sentence that is too long to wait for its end.** So",
                        "{f:**}{b:a sentence that is too long to wait for its end.}{f:**} So"),
                Arguments.of(
                        "**never closed and longer than anybody waits",
                        "{f:**}{b:never closed and longer than anybody waits}"),
                Arguments.of("[text](http://x.y/z) [1] a[i](j k)", "{u:text}{f: (http://x.y/z)} [1] a[i](j k)"),
                Arguments.of("[x](x) ![alt](i.png)", "{u:x} {u:alt}{f: (i.png)}"),
                Arguments.of("- one\n* two\n  + three\n-no", "• one\n• two\n  • three\n-no"),
                Arguments.of("1. one\n10) ten\n3.14", "1. one\n10) ten\n3.14"),
                Arguments.of("> quote\n> > deep\n>", "{f:│ }quote\n{f:│ │ }deep\n{f:│ }"),
                Arguments.of("> - a **b**", "{f:│ }• a {b:b}"),
                Arguments.of("---\n***\n_ _ _\n--", "{f:%s}\n{f:%s}\n{f:%s}\n--".replace("%s", "─".repeat(40))),
                Arguments.of("- **x**: y", "• {b:x}: y"),
                Arguments.of("* *a*", "• {i:a}"),
                Arguments.of("```\na *b*\n```\nc", "{f:```}\na *b*\n{f:```}\nc"),
                Arguments.of("```text\nx", "{f:```text}\nx"),
                Arguments.of("````\n```\n````", "{f:````}\n```\n{f:````}"),
                Arguments.of("~~~\n``` \n~~~", "{f:~~~}\n``` \n{f:~~~}"),
                Arguments.of("```inline``` text", "{c:inline} text"),
                Arguments.of("```json\n{\"a\": 1}\n```", "{f:```json}\n{\"a\": 1}\r{{c:\"a\":} {y:1}}\n{f:```}"),
                Arguments.of("春眠**不覺**曉", "春眠{b:不覺}曉"),
                Arguments.of("| a | **b** |\n|---|---|", "| a | {b:b} |\n|---|---|"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void renders_the_same_wherever_the_pieces_break(String source, String seen) {
        assertThat(StyledText.of(whole(source, 100))).isEqualTo(seen);
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            assertThat(StyledText.of(pieces(source, 100, random, 1 + round % 6)))
                    .isEqualTo(seen);
        }
    }

    @Test
    void writes_letter_by_letter_where_nothing_is_open() {
        MarkdownStream markdown = new MarkdownStream(() -> 80);

        assertThat(Stream.of("H", "el", "lo", " ", "wor")
                        .map(piece -> markdown.push(piece).toString()))
                .containsExactly("H", "el", "lo", " ", "wor");
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of("one two three four five", 12, "one two \nthree four \nfive"),
                Arguments.of("- one two three four", 12, "• one two \n  three \n  four"),
                Arguments.of("> one two three four", 12, "│ one two \n│ three \n│ four"),
                Arguments.of("a12345678901234567890", 12, "a1234567890\n1234567890"),
                Arguments.of("洛陽風雨暮青空，磧裏春風萬里心。", 13, "洛陽風雨暮\n青空，磧裏\n春風萬里心。"),
                Arguments.of("一二三四五，六", 13, "一二三四五，\n六"),
                Arguments.of("**one two three** four", 12, "one two \nthree four"),
                Arguments.of("no wrapping where the width is unknown", 0, "no wrapping where the width is unknown"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void breaks_rows_between_words_and_wide_characters(String source, int columns, String seen) {
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            assertThat(pieces(source, columns, random, 1 + round % 5).toString())
                    .isEqualTo(seen);
        }
    }

    @Test
    void leaves_a_code_line_alone_that_may_have_wrapped() {
        String source = "```java\nint aLongName = 1; // and more\nint b;\n```";

        assertThat(whole(source, 20).toString())
                .isEqualTo("```java\nint aLongName = 1; // and more\nint b;\rint b;\n```");
    }

    @Test
    void leaves_a_code_line_alone_that_the_terminal_changed_its_width_under() {
        int[] columns = {80};
        MarkdownStream markdown = new MarkdownStream(() -> columns[0]);
        StringBuilder seen = new StringBuilder(markdown.push("```java\nint b"));
        columns[0] = 60;
        seen.append(markdown.push(";\nint c;\n"));

        assertThat(seen).hasToString("```java\nint b;\nint c;\rint c;\n");
    }

    @Test
    void colours_the_languages_it_knows() {
        assertThat(StyledText.of(whole("```java\nint x = f(\"a\"); // why\n```", 80)))
                .isEqualTo("{f:```java}\nint x = f(\"a\"); // why\r{c:int} x = f({g:\"a\"});{k: // why}\n{f:```}");
        assertThat(StyledText.of(whole("```python\ndef f(x): return None  # why\n```", 80)))
                .isEqualTo("{f:```python}\ndef f(x): return None  # why\r"
                        + "{m:def} f(x): {m:return} {y:None} {k: # why}\n{f:```}");
        assertThat(StyledText.of(whole("```sh\nls -l $HOME\n```", 80)))
                .isEqualTo("{f:```sh}\nls -l $HOME\r{c:ls}{y: -l} {w:$HOME}\n{f:```}");
    }

    @Test
    void survives_anything_a_model_may_write() {
        Random random = new Random(3);
        String alphabet = "*_`~[]()!\\#>-+|1. \n\tab春。𝄞";
        int[] letters = alphabet.codePoints().toArray();
        for (int round = 0; round < 300; round++) {
            StringBuilder source = new StringBuilder();
            random.ints(120, 0, letters.length).forEach(i -> source.appendCodePoint(letters[i]));
            String text = source.toString();
            AttributedStringBuilder expected = whole(text, 24);
            for (int split = 1; split < 5; split++) {
                assertThat(StyledText.of(pieces(text, 24, random, split))).isEqualTo(StyledText.of(expected));
            }
        }
    }

    private static AttributedStringBuilder whole(String source, int columns) {
        MarkdownStream markdown = new MarkdownStream(() -> columns);
        return new AttributedStringBuilder().append(markdown.push(source)).append(markdown.finish());
    }

    private static AttributedStringBuilder pieces(String source, int columns, Random random, int longest) {
        MarkdownStream markdown = new MarkdownStream(() -> columns);
        AttributedStringBuilder all = new AttributedStringBuilder();
        int[] codePoints = source.codePoints().toArray();
        for (int at = 0; at < codePoints.length; ) {
            int length = Math.min(codePoints.length - at, 1 + random.nextInt(longest));
            all.append(markdown.push(new String(codePoints, at, length)));
            at += length;
        }
        return all.append(markdown.finish());
    }
}
