package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.GlmshException;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantizedFamiliesTest {
    @Test
    void says_in_one_line_that_no_kernel_works_as_often_as_it_is_asked() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> QuantizedFamilies.tried((families, precision, tokens) -> false))
                    .isExactlyInstanceOf(GlmshException.class)
                    .hasMessage(
                            "this platform's LibTorch has no kernel for quantised weights; choose --precision bf16");
        }
    }

    @Test
    void says_the_same_where_only_8_bits_work() {
        assertThatThrownBy(() -> QuantizedFamilies.tried((families, precision, tokens) -> precision.group() == 0))
                .isExactlyInstanceOf(GlmshException.class);
    }

    @Test
    void takes_the_fastest_that_work() {
        assertThat(QuantizedFamilies.tried((families, precision, tokens) -> true))
                .isEqualTo(new QuantizedFamilies(List.of("int8-fbgemm", "activations-8bit"), "int4-pack", 64));
    }

    @Test
    void takes_plain_ones_where_no_other_works() {
        QuantizedFamilies found = QuantizedFamilies.tried((families, precision, tokens) ->
                families.int8().contains("int8-plain") && families.int4().equals("int4-plain"));

        assertThat(found.resources("decoder"))
                .containsExactly("linear-quantized", "int8-plain", "activations-8bit", "int4-plain", "decoder");
    }

    /** A kernel that expands weights in long prompts has to be right there, too. */
    @Test
    void tries_a_token_and_a_long_prompt() {
        QuantizedFamilies found = QuantizedFamilies.tried(
                (families, precision, tokens) -> precision.group() == 0 || tokens == 1 || families.block() == 0);

        assertThat(found.int4()).isEqualTo("int4-pack");
        assertThat(found.block()).isZero();
    }
}
