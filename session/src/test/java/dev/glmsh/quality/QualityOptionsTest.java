package dev.glmsh.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.device.Precision;
import org.junit.jupiter.api.Test;

class QualityOptionsTest {
    private static final QualityOptions USUAL = QualityOptions.defaults();

    @Test
    void refuses_what_cannot_be_compared() {
        assertThatThrownBy(() -> USUAL.withReference(Precision.FP16))
                .hasMessage("the reference cannot be fp16; choose bf16 or fp32");
        assertThatThrownBy(() -> USUAL.withTokens(1)).hasMessage("tokens is 1; choose 2 or more");
        assertThatThrownBy(() -> USUAL.withWindow(1)).hasMessage("a window of 1 tokens; choose 2 or more");
    }

    @Test
    void has_a_text_of_its_own_in_two_languages() {
        assertThat(HeldOutText.read())
                .startsWith("LADY ANNE:\nDost grant me, hedgehog?")
                .contains("，");
    }
}
