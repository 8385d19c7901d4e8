package dev.glmsh.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.benchmark.BenchmarkTest.Kind;
import dev.glmsh.table.TableFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchmarkTableTest {
    private static final BandwidthLimit LIMIT = new BandwidthLimit(40e9, true);
    private static final List<BenchmarkResult> RESULTS = List.of(
            new BenchmarkResult(
                    "qwen",
                    "bf16",
                    "packed",
                    new BenchmarkTest(Kind.PREFILL, 512, 0),
                    Sample.of(500, 520),
                    Sample.of(1024, 984.6),
                    Sample.of(),
                    OptionalLong.of(2L << 30),
                    0,
                    LIMIT),
            new BenchmarkResult(
                    "qwen",
                    "bf16",
                    "packed",
                    new BenchmarkTest(Kind.DECODE, 2, 4096),
                    Sample.of(40),
                    Sample.of(),
                    Sample.of(24, 26),
                    OptionalLong.empty(),
                    0.9e9,
                    LIMIT));

    @Test
    void shows_rates_times_and_the_share_of_the_limit() {
        assertThat(TableFormat.TEXT.render(BenchmarkTable.of(RESULTS))).isEqualTo("""
                benchmark
                model  precision  layout  test           tok/s   ± sd  first token      p50      p95      p99  peak memory      reads      limit  share
                ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                qwen   bf16       packed  pp512        510.0/s  14.14   1,004.3 ms        -        -        -     2.00 GiB          -  40.0 GB/s      -
                qwen   bf16       packed  tg2 @ d4096   40.0/s      -            -  24.0 ms  26.0 ms  26.0 ms            -  36.0 GB/s  40.0 GB/s  90.0%""");
    }

    @Test
    void has_keys_that_programs_can_use() {
        assertThat(TableFormat.JSON.render(BenchmarkTable.of(RESULTS.subList(1, 2))))
                .isEqualTo("""
                [{"model":"qwen","precision":"bf16","layout":"packed","test":"tg2 @ d4096","tok_per_s":40,"sd":null,\
                "first_token":null,"p50":24,"p95":26,"p99":26,"peak_memory":null,"reads":36,"limit":40,"share":90}]""");
    }

    @Test
    void draws_prompts_and_new_tokens_each_beside_the_fastest_of_their_kind() {
        assertThat(String.join("\n", BenchmarkTable.bars(RESULTS).lines(60))).isEqualTo("""
                qwen bf16 pp512        ████████████████████████  510.0 tok/s
                qwen bf16 tg2 @ d4096  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓   40.0 tok/s
                █ prefill  ▓ decode""");
    }
}
