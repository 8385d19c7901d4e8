package dev.glmsh.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'', 0",
        "glmsh, 5",
        "春眠不觉晓, 10",
        "ｇｌｍ, 6",
        "ｶﾀｶﾅ, 4",
        "한국어, 6",
        "e\u0301, 1",
        "\u1112\u1161\u11ab, 2",
        "a\u200bb, 2",
        "…─é, 3",
        "🚀, 2",
        "👍🏽, 2",
        "❤, 1",
        "❤\uFE0F, 2",
        "👩\u200d💻, 2",
        "👨\u200d👩\u200d👧, 2",
        "🇨🇳, 2",
        "a\tb, 2",
        "𠀀, 2",
    })
    void counts_terminal_cells(String text, int width) {
        assertThat(DisplayWidth.of(text)).isEqualTo(width);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "weights, 7, weights",
        "weights, 6, weigh…",
        "春眠不觉, 8, 春眠不觉",
        "春眠不觉, 7, 春眠不…",
        "春眠不觉, 6, 春眠…",
        "春眠不觉, 5, 春眠…",
        "春眠不觉, 1, …",
        "春眠不觉, 0, ''",
        "👩\u200d💻👩\u200d💻, 3, 👩\u200d💻…",
        "e\u0301e\u0301e\u0301, 2, e\u0301…",
    })
    void truncates_without_splitting_a_character(String text, int width, String cut) {
        assertThat(DisplayWidth.truncate(text, width)).isEqualTo(cut);
    }

    /** ICU4J 74 is on the class path because Tablesaw uses it; its data is Unicode 15.1. */
    @Test
    void agrees_with_unicode_15_1_on_every_assigned_character() {
        assertThat(UCharacter.getUnicodeVersion().getMajor()).isEqualTo(15);
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(UCharacter::isDefined)
                        .filter(codePoint -> WideCharacters.contains(codePoint) != isWide(codePoint)))
                .isEmpty();
    }

    private static boolean isWide(int codePoint) {
        int width = UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
    }
}
