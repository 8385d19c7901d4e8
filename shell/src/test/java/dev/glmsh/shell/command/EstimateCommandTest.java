package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.session.Session;
import dev.glmsh.shell.Result;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateCommandTest {
    private static final String QWEN2 = "../session/src/test/resources/checkpoints/qwen2";

    private static final Session SESSION = Session.open();
    private static final Shell SHELL = Shell.open(SESSION, Optional.empty());

    @AfterAll
    static void close() {
        SHELL.close();
        SESSION.close();
    }

    private static Value run(String line) {
        Result result = SHELL.evaluate(line, Output.SILENT);
        assertThat(result.failure()).isEmpty();
        return result.values().get(0);
    }

    private static String text(String line) {
        return Format.TEXT.render(run(line));
    }

    @Test
    void estimates_a_model_of_the_catalogue_for_a_card() {
        assertThat(text(":estimate zai-org/AutoGLM-Phone-9B --gpu \"RTX 3060\" --precision int4 --context 8k"))
                .isEqualTo("""
                estimate
                component                      bytes  in memory   share  kind    when     formula
                ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                weights, decoder layers     4.04 GiB   4.04 GiB   55.6%  gpu:0   always   8,158,765,056 weights · ½ B and 4 B for each 128
                weights, embedding          1.16 GiB   1.16 GiB   15.9%  gpu:0   always   620,756,992 weights · 2 B
                weights, output layer       1.16 GiB   1.16 GiB   15.9%  gpu:0   always   620,756,992 weights · 2 B
                KV cache                     320 MiB    320 MiB    4.3%  gpu:0   used     2 · 40 layers · 2 heads · 128 · 8,192 tokens · 2 B
                rotary table                   1 MiB      1 MiB    0.0%  gpu:0   always   8,192 tokens · 64 · 2 B
                activations, hidden states    28 MiB     28 MiB    0.4%  gpu:0   prefill  512 tokens · 4,096 · 14 B
                activations, attention        37 MiB     37 MiB    0.5%  gpu:0   prefill  512 tokens · (17,408 · 2 B + mask of 8,192 · 5 B) + blocks
                activations, MLP              54 MiB     54 MiB    0.7%  gpu:0   prefill  512 tokens · 4 · 13,696 · 2 B
                logits                       888 KiB    888 KiB    0.0%  gpu:0   prefill  1 · 151,552 · 6 B, last position
                tokenizer                    104 MiB    104 MiB       -  memory  always   3 · 12,124,160 B + 480 B · 151,552
                LibTorch's kernels            20 MiB     20 MiB       -  memory  always   20,971,520 B, as measured
                Java, generating              40 MiB     40 MiB       -  memory  used     41,943,040 B, as measured
                CUDA context                 500 MiB    500 MiB    6.7%  gpu:0   always   524,288,000 B, as usual for LibTorch
                all, loading                       -   6.84 GiB   94.1%  -       loading  -
                all, loaded                        -   6.84 GiB   94.1%  -       loaded   -
                all, decode                        -   7.15 GiB   98.4%  -       decode   -
                total                              -   7.27 GiB  100.0%  -       prefill  fits: 7.27 GiB of 12.00 GiB of the card
                shapes from the bundled catalogue (zai-org/AutoGLM-Phone-9B is not in the cache, and HF_HUB_OFFLINE forbids the network): https://huggingface.co/zai-org/AutoGLM-Phone-9B
                recommended precision: int4-g32
                longest context that fits: 64k tokens; largest batch at this context: 12
                expected speed: prefill 773 tokens/s, decode 36.5 tokens/s (RTX 3060, 360.0 GB/s published)""");
    }

    @Test
    void puts_every_combination_into_one_table() {
        assertThat(text(":estimate Qwen3-0.6B glm-edge-1.5b-chat --precision bf16,int8 --context 2k,32k --batch 1,4"
                        + " --gpu T4 --plot"))
                .isEqualTo("""
                estimates
                model                       precision  context  batch   weights   KV cache    other      total  verdict  decode tok/s
                ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                Qwen/Qwen3-0.6B             bf16         2,048      1  1.11 GiB    224 MiB  537 MiB   1.85 GiB  fits          134.6/s
                Qwen/Qwen3-0.6B             bf16         2,048      4  1.11 GiB    896 MiB  648 MiB   2.62 GiB  fits          360.3/s
                Qwen/Qwen3-0.6B             bf16        32,768      1  1.11 GiB   3.50 GiB  620 MiB   5.22 GiB  fits           38.8/s
                Qwen/Qwen3-0.6B             bf16        32,768      4  1.11 GiB  14.00 GiB  955 MiB  16.04 GiB  no             47.3/s
                Qwen/Qwen3-0.6B             int8         2,048      1   718 MiB    224 MiB  537 MiB   1.44 GiB  fits          194.5/s
                Qwen/Qwen3-0.6B             int8         2,048      4   718 MiB    896 MiB  648 MiB   2.21 GiB  fits          453.9/s
                Qwen/Qwen3-0.6B             int8        32,768      1   718 MiB   3.50 GiB  620 MiB   4.81 GiB  fits           42.6/s
                Qwen/Qwen3-0.6B             int8        32,768      4   718 MiB  14.00 GiB  955 MiB  15.63 GiB  no             48.7/s
                zai-org/glm-edge-1.5b-chat  bf16         2,048      1  2.74 GiB    112 MiB  554 MiB   3.39 GiB  fits           62.7/s
                zai-org/glm-edge-1.5b-chat  bf16         2,048      4  2.74 GiB    448 MiB  714 MiB   3.88 GiB  fits          225.0/s
                zai-org/glm-edge-1.5b-chat  int8         2,048      1  1.49 GiB    112 MiB  554 MiB   2.14 GiB  fits          112.1/s
                zai-org/glm-edge-1.5b-chat  int8         2,048      4  1.49 GiB    448 MiB  714 MiB   2.62 GiB  fits          372.0/s
                shapes from the bundled catalogue (nothing was downloaded): https://huggingface.co/Qwen/Qwen3-0.6B
                shapes from the bundled catalogue (nothing was downloaded): https://huggingface.co/zai-org/glm-edge-1.5b-chat
                zai-org/glm-edge-1.5b-chat takes at most 8k tokens
                Qwen/Qwen3-0.6B bf16 2k                 ███▒▒                                │     1.85 GiB fits
                Qwen/Qwen3-0.6B bf16 2k × 4             ███▓▓▒▒                              │     2.62 GiB fits
                Qwen/Qwen3-0.6B bf16 32k                ███▓▓▓▓▓▓▓▓▓▒                        │     5.22 GiB fits
                Qwen/Qwen3-0.6B bf16 32k × 4            ███▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▓▒▒   16.04 GiB no
                Qwen/Qwen3-0.6B int8 2k                 ██▒▒                                 │     1.44 GiB fits
                Qwen/Qwen3-0.6B int8 2k × 4             ██▓▓▒▒                               │     2.21 GiB fits
                Qwen/Qwen3-0.6B int8 32k                ██▓▓▓▓▓▓▓▓▓▒                         │     4.81 GiB fits
                Qwen/Qwen3-0.6B int8 32k × 4            ██▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒    15.63 GiB no
                zai-org/glm-edge-1.5b-chat bf16 2k      ███████▒▒                            │     3.39 GiB fits
                zai-org/glm-edge-1.5b-chat bf16 2k × 4  ███████▓▒▒                           │     3.88 GiB fits
                zai-org/glm-edge-1.5b-chat int8 2k      ████▒                                │     2.14 GiB fits
                zai-org/glm-edge-1.5b-chat int8 2k × 4  ████▓▒▒                              │     2.62 GiB fits
                █ weights  ▓ KV cache  ▒ other  │ 15.00 GiB""");
    }

    @Test
    void draws_a_picture_for_notebooks_and_leaves_data_as_it_is() {
        Value chart = run(":estimate Qwen3-0.6B --precision bf16,int8 --gpu T4 --plot");

        assertThat(Format.HTML.render(chart)).contains("<table", "<img src=\"data:image/svg+xml;base64,");
        assertThat(Format.CSV.render(chart).lines()).hasSize(3);
        assertThat(Format.JSON.render(chart)).startsWith("[{\"model\":\"Qwen/Qwen3-0.6B\"");
        assertThat(Format.MARKDOWN.render(chart)).contains("```\nQwen/Qwen3-0.6B bf16 4k");
    }

    @Test
    void writes_out_every_formula() {
        assertThat(text(":estimate AutoGLM-Phone-9B --gpu H200 --context 8k --why")
                        .lines())
                .contains(
                        "KV cache = 2 × L × k × d × C × B × p = 2 × 40 layers × 2 heads × 128 × 8,192 tokens × 2 bytes"
                                + " = 335,544,320 bytes = 320 MiB",
                        "decode = 1 token / ((17,559,035,904 bytes of matrices + 1 × 335,544,320 bytes of KV cache)"
                                + " / (4800.0 GB/s × 0.60)) = 160.9 tokens/s");
    }

    @Test
    void estimates_training_with_adapters() {
        assertThat(text(":estimate Llama-3.1-8B-Instruct --lora 16 --targets q,v --precision int4 --context 2k"
                        + " --checkpointing --optimizer adam8 --gpu \"RTX 3060\""))
                .isEqualTo("""
                training
                component                     bytes   share  formula
                ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                weights, frozen            5.41 GiB   61.9%  8,030,261,248 parameters in int4
                adapters                     26 MiB    0.3%  6,815,744 trained parameters × 4 bytes, rank 16 on q, v
                gradients                    26 MiB    0.3%  6,815,744 trained parameters × 4 bytes
                optimizer states, adam8      13 MiB    0.1%  2 states × 6,815,744 trained parameters × 1 bytes + a 4-byte scale for each 2,048 of a state
                activations, checkpointed   840 MiB    9.4%  2,048 tokens × (32 layers × 4,096 × 2 bytes + one layer's 168,064 bytes)
                activations, adapters         4 MiB    0.0%  2,048 tokens × 1,024 × 2 bytes
                logits and their gradient  2.45 GiB   28.0%  2,048 tokens × 128,256 × (2 + 4 + 4 bytes)
                total                      8.74 GiB  100.0%  1 × 2048 tokens a step
                shapes from the bundled catalogue (nothing was downloaded): https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct
                fits: 8.74 GiB of 12.00 GiB""");
    }

    @Test
    void estimates_a_folder_here_with_the_speed_to_expect() {
        Value.Tabular here = (Value.Tabular) run(":estimate " + QWEN2);

        assertThat(here.table().name()).isEqualTo("estimate");
        assertThat(here.table().stringColumn("component").asList()).contains("KV cache", "total");
        assertThat(here.remarks())
                .anyMatch(
                        line -> line.matches(
                                "expected speed: prefill [\\d,]+ tokens/s, decode [\\d,.]+ tokens/s \\(.*, [\\d,.]+ GB/s measured\\)"));
    }

    @Test
    void says_that_the_catalogue_answered() {
        assertThat(((Value.Tabular) run(":estimate GLM-4-9B-0414 --gpu H200")).remarks())
                .contains("shapes from the bundled catalogue (nothing was downloaded):"
                        + " https://huggingface.co/zai-org/GLM-4-9B-0414");
    }

    @Test
    void lists_the_cards_alone_and_with_a_model() {
        Value.Tabular cards = (Value.Tabular) run(":estimate --gpus");
        Value.Tabular fitting = (Value.Tabular) run(":estimate Qwen3-8B --gpus --context 8k");

        assertThat(cards.table().rowCount()).isGreaterThan(45);
        assertThat(fitting.table().rowCount()).isEqualTo(cards.table().rowCount());
        assertThat(fitting.table().columnNames())
                .containsExactly("card", "memory", "bandwidth", "fp32", "bf16", "int8", "int4", "decode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ":estimate | :estimate needs MODEL",
                ":estimate Qwen3-8B --gpu A100 | 3 cards are called A100; choose one of A100 40 GB PCIe; A100 80 GB PCIe;",
                ":estimate Qwen3-8B --gpu \"RTX 3061\" | no card is called RTX 3061; did you mean RTX 3060?",
                ":estimate Qwen3-8B --gpu Voodoo | no card is called Voodoo; :estimate --gpus lists them",
                ":estimate Qwen/Qwen9-1T | Qwen/Qwen9-1T is not in the cache, and HF_HUB_OFFLINE forbids the network",
                ":estimate ./absent | ./absent does not exist",
                ":estimate Qwen3-8B --precision int3 | the precision int3 is not known",
                ":estimate Qwen3-8B --context 8q | '8q' is no number of tokens",
                ":estimate Qwen3-8B --context 1000k | a context of 1024000 tokens is longer than the model's 40960",
                ":estimate Qwen3-8B --context 64k,128k --gpu H200 | no model takes so long a context",
                ":estimate Qwen3-8B --batch 0 | batch is 0",
                ":estimate Qwen3-8B --image big | big is not a picture's size",
                ":estimate Qwen3-8B --training --precision int8 | int8 weights cannot be trained themselves",
                ":estimate Qwen3-8B --lora 8 --targets x | the LoRA target x is not known"
            })
    void refuses_what_it_cannot_answer(String line, String message) {
        assertThat(SHELL.evaluate(line, Output.SILENT).failure())
                .hasValueSatisfying(failure -> assertThat(failure.line()).startsWith(message));
    }
}
