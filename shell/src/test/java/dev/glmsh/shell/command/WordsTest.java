package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void splits_at_white_space() {
        assertThat(Words.of("  models/glm-4 \t --context  4096 "))
                .extracting(Word::text)
                .containsExactly("models/glm-4", "--context", "4096");
    }

    @Test
    void reads_a_quoted_word_as_a_JSON_string() {
        assertThat(Words.of("\"two words\\n\\u4e2d \\\"quoted\\\"\" next"))
                .containsExactly(new Word("two words\n中 \"quoted\"", true, 0, 30), new Word("next", false, 31, 35));
    }

    @Test
    void reads_a_quoted_value_of_an_option() {
        assertThat(Words.of("--stop=\"\\n\\n\" x")).extracting(Word::text).containsExactly("--stop=\n\n", "x");
    }

    @Test
    void leaves_backslashes_outside_quotation_marks_alone() {
        assertThat(Words.of("C:\\models\\new")).extracting(Word::text).containsExactly("C:\\models\\new");
    }

    @Test
    void keeps_an_apostrophe_and_a_quotation_mark_inside_a_word() {
        assertThat(Words.of("I'm 5\"7")).extracting(Word::text).containsExactly("I'm", "5\"7");
    }

    @Test
    void refuses_a_quotation_without_an_end() {
        assertThatThrownBy(() -> Words.of("say \"hello"))
                .hasMessage("the quotation that begins with \"hello has no end; close it with a quotation mark");
    }

    @Test
    void refuses_an_escape_that_JSON_lacks() {
        assertThatThrownBy(() -> Words.of("\"C:\\models\""))
                .hasMessage("\"C:\\models\" is not a JSON string; write \\\\ for a backslash and \\\" for a quotation"
                        + " mark");
    }

    @Test
    void refuses_text_that_touches_a_quotation() {
        assertThatThrownBy(() -> Words.of("\"a\"b"))
                .hasMessage("'b' follows a closing quotation mark; put a blank between, or \\\" for a quotation mark"
                        + " inside");
    }
}
