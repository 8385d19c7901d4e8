package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void shows_control_characters_instead_of_obeying_them() {
        assertThat(Printable.of("a\u001b[2Jb\u0007\u009bc\r")).isEqualTo("a␛[2Jb␇\ufffdc␍");
    }

    @Test
    void leaves_text_of_any_language_alone() {
        String text = "plain,\tone\n two 静夜思 🚀 é";

        assertThat(Printable.of(text)).isEqualTo(text);
    }
}
