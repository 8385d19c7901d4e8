package dev.glmsh.hardware.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glmsh.GlmshException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardsTest {
    private static Card card(String name) {
        return Cards.named(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RTX 3060                   | RTX 3060",
                "rtx3060                    | RTX 3060",
                "NVIDIA GeForce RTX 3060    | RTX 3060",
                "RTX 3060 8GB               | RTX 3060 8 GB",
                "rtx-3060-ti                | RTX 3060 Ti",
                "3060 ti                    | RTX 3060 Ti",
                "RTX 3060 Laptop            | RTX 3060 Laptop",
                "rtx 4060 ti 16             | RTX 4060 Ti 16 GB",
                "Tesla T4                   | T4",
                "h100sxm                    | H100 SXM",
                "A100 80GB SXM              | A100 80 GB SXM",
                "a16                        | A16, one of its 4 GPUs",
                "Radeon RX 7900 XTX         | RX 7900 XTX",
                "AMD Instinct MI300X        | MI300X",
                "Apple M1                   | M1",
                "m3 ultra                   | M3 Ultra",
                "arc b580                   | Arc B580"
            })
    void finds_the_card_that_a_name_means(String name, String card) {
        assertThat(Cards.matching(name)).extracting(Card::name).containsExactly(card);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A100     | A100 40 GB PCIe; A100 80 GB PCIe; A100 80 GB SXM",
                "A100 80  | A100 80 GB PCIe; A100 80 GB SXM",
                "H100     | H100 PCIe; H100 SXM; H100 NVL",
                "v100     | V100 16 GB PCIe; V100 32 GB SXM",
                "rx 7900  | RX 7900 XT; RX 7900 XTX"
            })
    void lists_every_card_that_a_name_may_mean(String name, String cards) {
        assertThat(Cards.matching(name)).extracting(Card::name).containsExactly(cards.split("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Voodoo2 | no card is called Voodoo2 | :estimate --gpus lists them",
                "rx 7900 | 2 cards are called rx 7900 | choose one of RX 7900 XT; RX 7900 XTX"
            })
    void refuses_a_name_that_is_not_one_card_s(String name, String message, String next) {
        assertThatThrownBy(() -> Cards.named(name)).isInstanceOfSatisfying(GlmshException.class, e -> {
            assertThat(e.problem()).isEqualTo(message);
            assertThat(e.nextStep()).isEqualTo(next);
        });
    }

    @ParameterizedTest
    @CsvSource({"RTX 9999", "''", "NVIDIA", "GB", "Voodoo2"})
    void finds_nothing_for_a_name_that_no_card_has(String name) {
        assertThat(Cards.matching(name)).isEmpty();
    }

    @Test
    void every_card_has_a_source_and_plausible_figures() {
        assertThat(Cards.all()).hasSizeGreaterThan(45).allSatisfy(card -> {
            assertThat(card.source().getScheme()).isEqualTo("https");
            assertThat(card.can(CardFormat.FP32)).isTrue();
            assertThat(card.rates()).isNotEmpty();
            assertThat(card.rates().keySet()).isSubsetOf(card.formats());
            assertThat(card.usableBytes()).isLessThanOrEqualTo((long) (card.memoryGib() * (1L << 30)));
            assertThat(card.computeCapability().isPresent())
                    .isEqualTo(card.vendor().equals("NVIDIA"));
        });
        assertThat(Cards.all()).extracting(Card::name).doesNotHaveDuplicates();
    }

    @Test
    void knows_bandwidth_and_rates_of_a_card() {
        Card card = card("RTX 4090");

        assertThat(card.bytesPerSecond()).isEqualTo(1008e9);
        assertThat(card.operationsPerSecond(CardFormat.BF16).orElseThrow()).isCloseTo(165.2e12, within(0.1e12));
        assertThat(card.operationsPerSecond(CardFormat.INT8).orElseThrow()).isCloseTo(660.6e12, within(0.1e12));
        assertThat(card.computeCapability()).contains("8.9");
    }

    /** nvidia-smi shows 15,360 of a T4's 16,384 MiB, since ECC takes a sixteenth; macOS keeps part of unified memory. */
    @ParameterizedTest
    @CsvSource({"T4, 15360", "RTX 3060, 12288", "M1, 10922", "M4 Max, 98304"})
    void counts_the_memory_that_programs_can_have(String name, long mib) {
        assertThat(card(name).usableBytes() >> 20).isEqualTo(mib);
    }

    @Test
    void leaves_out_what_is_not_published() {
        assertThat(card("H100 SXM").operationsPerSecond(CardFormat.INT4)).isEmpty();
        assertThat(card("T4").can(CardFormat.BF16)).isFalse();
    }
}
