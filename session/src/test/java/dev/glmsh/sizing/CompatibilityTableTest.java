package dev.glmsh.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.catalogue.Catalogue;
import dev.glmsh.catalogue.CatalogueModel;
import dev.glmsh.device.Precision;
import dev.glmsh.hardware.cards.Card;
import dev.glmsh.hardware.cards.Cards;
import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.EstimateRequest;
import dev.glmsh.memory.Limits;
import dev.glmsh.memory.Phase;
import dev.glmsh.table.TableFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompatibilityTableTest {
    private static final CatalogueModel AUTOGLM =
            Catalogue.find("zai-org/AutoGLM-Phone-9B").orElseThrow();
    private static final SizedModel MODEL = new SizedModel("AutoGLM-Phone-9B", AUTOGLM.config(), AUTOGLM.weights());
    private static final EstimateRequest REQUEST = EstimateRequest.of(Precision.BF16, 8192);

    private static List<Card> cards(String... names) {
        return Stream.of(names).flatMap(name -> Cards.matching(name).stream()).toList();
    }

    @Test
    void says_for_each_card_and_precision_whether_it_fits_and_how_far() {
        List<Card> cards =
                cards("P40", "T4", "RTX 3060 Laptop", "RTX 4060", "RTX 3060", "RTX 4090", "V100 32", "M1", "H200");

        assertThat(TableFormat.TEXT.render(CompatibilityTable.of(MODEL, REQUEST, cards)))
                .isEqualTo("""
                AutoGLM-Phone-9B on cards, 8k tokens
                card                 memory   bandwidth  fp32       bf16                    int8           int4           decode
                ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                P40               24.00 GiB    346 GB/s  no         fits, 64k through fp32  fits, 64k      fits, 64k      12/s in bf16
                T4                15.00 GiB    320 GB/s  no         no                      fits, 64k      fits, 64k      20/s in int8
                RTX 3060 Laptop    6.00 GiB    336 GB/s  no         no                      no             no             -
                RTX 4060           8.00 GiB    272 GB/s  no         no                      no             tight, 26,183  28/s in int4
                RTX 3060          12.00 GiB    360 GB/s  no         no                      tight, 36,899  fits, 64k      22/s in int8
                RTX 4090          23.99 GiB  1,008 GB/s  no         fits, 64k               fits, 64k      fits, 64k      34/s in bf16
                V100 32 GB SXM    32.00 GiB    900 GB/s  no         fits, 64k as fp16       fits, 64k      fits, 64k      30/s in bf16
                M1                10.67 GiB     68 GB/s  no         no                      no, 4,082      fits, 64k      7/s in int4
                H200             140.40 GiB  4,800 GB/s  fits, 64k  fits, 64k               fits, 64k      fits, 64k      161/s in bf16""");
    }

    @Test
    void draws_a_grid_and_its_bars() {
        Card card = cards("RTX 3060").get(0);
        List<GridRow> rows = Stream.of(Precision.BF16, Precision.INT8, Precision.INT4)
                .map(REQUEST::withPrecision)
                .map(request -> row(card, request))
                .toList();

        assertThat(TableFormat.TEXT.render(Grid.table(rows))).isEqualTo("""
                estimates
                model             precision  context  batch    weights  KV cache    other      total  verdict  decode tok/s
                ───────────────────────────────────────────────────────────────────────────────────────────────────────────
                AutoGLM-Phone-9B  bf16         8,192      1  17.51 GiB   320 MiB  620 MiB  18.43 GiB  no             12.1/s
                AutoGLM-Phone-9B  int8         8,192      1   9.91 GiB   320 MiB  620 MiB  10.83 GiB  tight          22.2/s
                AutoGLM-Phone-9B  int4         8,192      1   6.35 GiB   320 MiB  620 MiB   7.27 GiB  fits           36.5/s""");
        assertThat(String.join("\n", Grid.bars(rows).lines(80))).isEqualTo("""
                AutoGLM-Phone-9B bf16 8k  ███████████████████████│███████████▓▒     18.43 GiB no
                AutoGLM-Phone-9B int8 8k  ████████████████████▓▒ │               10.83 GiB tight
                AutoGLM-Phone-9B int4 8k  █████████████▒▒        │                 7.27 GiB fits
                █ weights  ▓ KV cache  ▒ other  │ 12.00 GiB""");
    }

    @Test
    void shows_the_kv_cache_where_loading_takes_most() {
        Limits limits = new Limits(64L << 30, 64L << 30, OptionalLong.empty(), 0);
        Estimate estimate = Estimate.of(
                AUTOGLM.config(),
                AUTOGLM.weights(),
                REQUEST.withPrecision(Precision.FP32).withContext(128),
                limits);
        GridRow row = new GridRow(
                MODEL.name(), estimate, MODEL.speedOn(cards("RTX 3060").get(0), REQUEST));

        assertThat(estimate.peak()).isEqualTo(Phase.LOADING);
        assertThat(row.bytes("KV cache")).isEqualTo(2L * 40 * 2 * 128 * 128 * 4);
        assertThat(row.bytes("weights") + row.bytes("KV cache") + row.otherBytes())
                .isEqualTo(estimate.totalBytes());
    }

    private static GridRow row(Card card, EstimateRequest request) {
        Estimate estimate = MODEL.on(card, request);
        return new GridRow(MODEL.name(), estimate, MODEL.speedOn(card, request));
    }

    @Test
    void writes_formulas_as_on_the_board() {
        assertThat(Board.of(MODEL.on(cards("RTX 4090").get(0), REQUEST)))
                .contains(
                        "KV cache = 2 × L × k × d × C × B × p = 2 × 40 layers × 2 heads × 128 × 8,192 tokens × 2 bytes"
                                + " = 335,544,320 bytes = 320 MiB");
    }
}
