package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.glmsh.GlmshException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigTest {
    private static final String SMALL = """
            {"vocab_size": 480, "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2,
             "num_attention_heads": 4, "num_key_value_heads": 2}
            """;

    private static final String ORIGINAL = "use the original checkpoint with --precision int4 or int8";

    private static final String QUANTISED = "{'model_type': 'glm', 'quantization_config': {'quant_method': '";

    @Test
    void reads_the_text_tower_of_autoglm_phone_9b() {
        ModelConfig config = read(FullSizeGlm4v.CONFIG);

        assertThat(config)
                .isEqualTo(new ModelConfig(
                        "glm4v",
                        Family.GLM4V,
                        151552,
                        4096,
                        13696,
                        40,
                        32,
                        2,
                        128,
                        1e-5,
                        true,
                        false,
                        false,
                        false,
                        65536,
                        IntStream.range(0, 40)
                                .mapToObj(layer -> OptionalInt.empty())
                                .toList(),
                        new Rope(10000, 64, true, new DefaultScaling(), List.of(8, 12, 12)),
                        List.of(151329, 151336, 151338, 151348),
                        OptionalInt.empty(),
                        OptionalInt.of(151329),
                        Optional.of(new VisionConfig(24, 1536, 12, 13696, 4096, 14, 2, 2))));
    }

    @Test
    void derives_the_parameters_of_autoglm_phone_9b() {
        ModelConfig config = read(FullSizeGlm4v.CONFIG);
        List<RequiredTensor> text = RequiredTensors.of(config, config.family().tensorPrefix());

        assertThat(text.stream().mapToLong(RequiredTensor::elementCount).sum()).isEqualTo(9_400_279_040L);
        assertThat(text).hasSize(523);
        assertThat(FullSizeGlm4v.vision().stream()
                        .mapToLong(RequiredTensor::elementCount)
                        .sum())
                .isEqualTo(892_498_432L);
        assertThat(text.size() + FullSizeGlm4v.vision().size()).isEqualTo(704);
    }

    @Test
    void takes_heads_and_widths_from_one_another_where_a_field_is_absent() {
        ModelConfig config = read(with("{\"model_type\": \"llama\", \"num_key_value_heads\": null}"));

        assertThat(config.kvHeads()).isEqualTo(4);
        assertThat(config.headDim()).isEqualTo(16);
        assertThat(config.maxPositions()).isEqualTo(2048);
        assertThat(config.rmsNormEps()).isEqualTo(1e-6);
        assertThat(config.rope()).isEqualTo(new Rope(10000, 16, false, new DefaultScaling(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // model_type and fields                                    | qkv   | o     | mlp
                "{'model_type': 'glm'}                                      | true  | false | false",
                "{'model_type': 'glm', 'attention_bias': false}             | false | false | false",
                "{'model_type': 'glm4', 'attention_bias': false}            | false | false | false",
                "{'model_type': 'glm4v_text', 'attention_bias': false, 'head_dim': 128, 'partial_rotary_factor': 0.5}"
                        + "| true | false | false",
                "{'model_type': 'llama'}                                    | false | false | false",
                "{'model_type': 'llama', 'attention_bias': true}            | true  | true  | false",
                "{'model_type': 'llama', 'mlp_bias': true}                  | false | false | true",
                "{'model_type': 'qwen2', 'attention_bias': false}           | true  | false | false",
                "{'model_type': 'qwen3'}                                    | false | false | false",
                "{'model_type': 'qwen3', 'attention_bias': true}            | true  | true  | false",
                "{'model_type': 'mistral', 'attention_bias': true}          | false | false | false",
            })
    void knows_which_projections_have_biases(String fields, boolean qkv, boolean output, boolean mlp) {
        ModelConfig config = read(with(fields.replace('\'', '"')));

        assertThat(List.of(config.qkvBias(), config.outputBias(), config.mlpBias()))
                .containsExactly(qkv, output, mlp);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'model_type': 'mistral', 'sliding_window': 4}     | 4 4 4",
                "{'model_type': 'mistral', 'sliding_window': null}  | - - -",
                "{'model_type': 'mistral'}                          | 4096 4096 4096",
                "{'model_type': 'llama', 'sliding_window': 4}       | - - -",
                "{'model_type': 'qwen2', 'sliding_window': 4}       | - - -",
                "{'model_type': 'qwen2', 'sliding_window': 4, 'use_sliding_window': true} | - - -",
                "{'model_type': 'qwen2', 'sliding_window': 4, 'use_sliding_window': true, 'max_window_layers': 2}"
                        + "| - - 4",
                "{'model_type': 'qwen3', 'sliding_window': 4, 'use_sliding_window': true, 'max_window_layers': 0}"
                        + "| 4 4 4",
                "{'model_type': 'qwen3', 'sliding_window': 4, 'use_sliding_window': true,"
                        + " 'layer_types': ['sliding_attention', 'full_attention', 'sliding_attention']} | 4 - 4",
                "{'model_type': 'qwen3', 'sliding_window': 4, 'use_sliding_window': false,"
                        + " 'layer_types': ['sliding_attention', 'full_attention', 'sliding_attention']} | - - -",
            })
    void knows_how_far_each_layer_sees_back(String fields, String windows) {
        JsonObject json = with(unquote(fields));
        json.addProperty("num_hidden_layers", 3);
        ModelConfig config = read(json);

        assertThat(IntStream.range(0, 3).mapToObj(config::slidingWindow)).containsExactly(windows(windows));
    }

    private static OptionalInt[] windows(String windows) {
        return Arrays.stream(windows.split(" "))
                .map(window -> window.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(window)))
                .toArray(OptionalInt[]::new);
    }

    @Test
    void ignores_token_ids_beyond_the_vocabulary() {
        ModelConfig config = read(
                with(
                        "{\"model_type\": \"llama\", \"pad_token_id\": -1, \"bos_token_id\": 480, \"eos_token_id\": [7, 7, 500]}"));

        assertThat(config.padId()).isEmpty();
        assertThat(config.bosId()).isEmpty();
        assertThat(config.eosIds()).containsExactly(7);
    }

    static ModelConfig read(String json) {
        return read(JsonParser.parseString(json).getAsJsonObject());
    }

    static ModelConfig read(JsonObject json) {
        return ModelConfigReader.read(new JsonFields("config.json", json));
    }

    /** A small configuration with some fields added or replaced. */
    private static JsonObject with(String fields) {
        JsonObject config = JsonParser.parseString(SMALL).getAsJsonObject();
        JsonParser.parseString(fields).getAsJsonObject().asMap().forEach(config::add);
        return config;
    }

    private static String unquote(String fields) {
        return fields.replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | config.json has no model_type; use a checkpoint in Hugging Face format; supported are "
                        + "glm, glm4, glm4v, glm4v_text, llama, qwen2, qwen3, mistral",
                "{'model_type': 'chatglm'} | model_type 'chatglm' is not supported; use zai-org/glm-4-9b-chat-hf, the "
                        + "same model with the tensor names of transformers; supported are "
                        + "glm, glm4, glm4v, glm4v_text, llama, qwen2, qwen3, mistral",
                "{'model_type': 'qwen3_moe'} | model_type 'qwen3_moe' is not supported; use a dense model such as "
                        + "Qwen/Qwen3-8B; supported are "
                        + "glm, glm4, glm4v, glm4v_text, llama, qwen2, qwen3, mistral",
                "{'model_type': 'mamba'} | model_type 'mamba' is not supported; use one of glm, glm4, glm4v, "
                        + "glm4v_text, llama, qwen2, qwen3, mistral, such as zai-org/glm-4-9b-chat-hf",
                "{'model_type': 5} | config.json: model_type is 5, not a string; " + Messages.CORRECT,
                QUANTISED + "gptq'}} | the checkpoint is quantised by gptq, which packs weights by columns; only "
                        + "compressed-tensors is read; " + ORIGINAL,
                QUANTISED + "bitsandbytes'}} | the checkpoint is quantised by bitsandbytes, whose blocks are laid out "
                        + "for its own CUDA kernels; " + ORIGINAL,
                QUANTISED + "fp8'}} | the checkpoint is quantised by fp8, in 8-bit floats, for which CPUs have no "
                        + "kernels; " + ORIGINAL,
                QUANTISED + "compressed-tensors', 'config_groups': {'a': {'weights': {'type': 'float'}}}}} | "
                        + "the weights of the checkpoint are quantised to float numbers; " + ORIGINAL,
                "{'model_type': 'glm', 'hidden_act': 'gelu'} | config.json: hidden_act 'gelu' is not supported; "
                        + "use a checkpoint with hidden_act silu",
                "{'model_type': 'glm', 'hidden_size': null} | config.json has no hidden_size; "
                        + "download the file again, or add the field",
                "{'model_type': 'glm', 'hidden_size': 0} | config.json: hidden_size is 0, not a whole number from 1 "
                        + "to 262144; " + Messages.CORRECT,
                "{'model_type': 'glm', 'hidden_size': -64} | config.json: hidden_size is -64, not a whole number from "
                        + "1 to 262144; " + Messages.CORRECT,
                "{'model_type': 'glm', 'hidden_size': 64.5} | config.json: hidden_size is 64.5, not a whole number "
                        + "from 1 to 262144; " + Messages.CORRECT,
                "{'model_type': 'glm', 'hidden_size': 1e999999999} | config.json: hidden_size is 1e999999999, not a "
                        + "whole number from 1 to 262144; " + Messages.CORRECT,
                "{'model_type': 'glm', 'hidden_size': '64'} | config.json: hidden_size is '64', not a whole number "
                        + "from 1 to 262144; " + Messages.CORRECT,
                "{'model_type': 'glm', 'hidden_size': {}} | config.json: hidden_size is {}, not a whole number from 1 "
                        + "to 262144; " + Messages.CORRECT,
                "{'model_type': 'glm', 'vocab_size': 99999999} | config.json: vocab_size is 99999999, not a whole "
                        + "number from 1 to 4194304; " + Messages.CORRECT,
                "{'model_type': 'glm', 'num_hidden_layers': 5000} | config.json: num_hidden_layers is 5000, not a "
                        + "whole number from 1 to 1024; " + Messages.CORRECT,
                "{'model_type': 'glm', 'num_key_value_heads': 3} | config.json: num_key_value_heads is 3, not a "
                        + "divisor of num_attention_heads 4; " + Messages.CORRECT,
                "{'model_type': 'llama', 'num_attention_heads': 6} | config.json: num_attention_heads is 6, not a "
                        + "divisor of hidden_size 64; " + Messages.CORRECT,
                "{'model_type': 'llama', 'head_dim': 15} | config.json: 15 elements of each head would be rotated "
                        + "(head_dim 15), not an even number from 2; " + Messages.CORRECT_ROTARY,
                "{'model_type': 'glm', 'head_dim': 16, 'partial_rotary_factor': 0.2} | config.json: 3 elements of each "
                        + "head would be rotated (head_dim 16), not an even number from 2; " + Messages.CORRECT_ROTARY,
                "{'model_type': 'glm', 'partial_rotary_factor': -0.5} | config.json: partial_rotary_factor is -0.5, "
                        + "not a number from 0.000001 to 1; " + Messages.CORRECT,
                "{'model_type': 'llama', 'rope_theta': 'big'} | config.json: rope_theta is 'big', not a number from "
                        + "1.0001 to 1000000000000; " + Messages.CORRECT,
                "{'model_type': 'llama', 'rope_scaling': []} | config.json: rope_scaling is [], not an object; "
                        + Messages.CORRECT,
                "{'model_type': 'llama', 'rope_scaling': {'type': 'longrope'}} | config.json: the RoPE type 'longrope' "
                        + "is not supported; glmsh computes default, linear, dynamic, yarn and llama3",
                "{'model_type': 'llama', 'rope_scaling': {'type': 'linear'}} | config.json: the RoPE type linear needs "
                        + "factor; " + Messages.CORRECT,
                "{'model_type': 'llama', 'rope_scaling': {'type': 'llama3', 'factor': 8}} | config.json: the RoPE type "
                        + "llama3 needs low_freq_factor; " + Messages.CORRECT,
                "{'model_type': 'llama', 'rope_scaling': {'type': 'llama3', 'factor': 8, 'low_freq_factor': 4, "
                        + "'high_freq_factor': 4}} | config.json: rope_scaling: high_freq_factor is 4.0, not above "
                        + "low_freq_factor 4.0; " + Messages.CORRECT,
                "{'model_type': 'llama', 'rope_scaling': {'type': 'dynamic', 'factor': 2}, 'head_dim': 2} | "
                        + "config.json: 2 elements of each head would be rotated (head_dim 2), not an even number from "
                        + "4; " + Messages.CORRECT_ROTARY,
                "{'model_type': 'qwen3', 'rope_parameters': {'full_attention': {'rope_theta': 5}, 'sliding_attention': "
                        + "{'rope_theta': 6}}} | config.json: rope_parameters differ between full_attention and "
                        + "sliding_attention; choose a checkpoint with one rotary embedding for all layers",
                "{'model_type': 'glm4v_text', 'head_dim': 128} | config.json: mrope_section [8, 12, 12] does not share "
                        + "out the 64 rotary frequencies; correct mrope_section or partial_rotary_factor, or download "
                        + "the file again",
                "{'model_type': 'qwen2', 'use_sliding_window': true, 'layer_types': ['full_attention']} | config.json: "
                        + "layer_types names 1 layers, but num_hidden_layers is 2; " + Messages.CORRECT,
                "{'model_type': 'qwen2', 'use_sliding_window': true, 'layer_types': ['a', 'b']} | config.json: "
                        + "layer_types has the unknown entry 'a'; glmsh runs full_attention and sliding_attention",
                "{'model_type': 'qwen2', 'use_sliding_window': 'no'} | config.json: use_sliding_window is 'no', not "
                        + "true or false; " + Messages.CORRECT,
            })
    void refuses_what_it_cannot_run(String fields, String message) {
        JsonObject config = with(unquote(fields));

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> read(config))
                .withMessage(unquote(message));
    }

    private static final class Messages {
        static final String CORRECT = "correct the file, or download it again";
        static final String CORRECT_ROTARY = "correct head_dim or partial_rotary_factor, or download the file again";
    }
}
