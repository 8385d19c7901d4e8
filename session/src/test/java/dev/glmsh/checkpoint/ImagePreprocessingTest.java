package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.GlmshException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePreprocessingTest {
    private static final VisionConfig TOWER = FullSizeGlm4v.config().vision().orElseThrow();

    /** Values of transformers' smart_resize for GLM-4.1V. */
    @ParameterizedTest
    @CsvSource({
        "1080x2400, 1092x2408, 13416, 3354",
        "28x28, 84x84, 36, 9",
        "10x10, 84x84, 36, 9",
        "42x70, 84x112, 48, 12",
        "336x336, 336x336, 576, 144",
        "4000x3000, 2520x1876, 24120, 6030",
    })
    void resizes_as_transformers_does(String size, String resized, long patches, long tokens) {
        ImageTokens image = ImagePreprocessing.DEFAULT.tokens(TOWER, ImageSize.parse(size));

        assertThat(image.resized()).hasToString(resized);
        assertThat(image.patches()).isEqualTo(patches);
        assertThat(image.tokens()).isEqualTo(tokens);
    }

    /** grid_thw is [1, 6, 8] in expected.json, and the prompt holds 12 image tokens. */
    @Test
    void counts_the_tokens_of_the_reference_picture() throws IOException {
        Checkpoint checkpoint = ReferenceCheckpoints.open("glm4v-autoglm");
        BufferedImage picture =
                ImageIO.read(checkpoint.directory().resolve("image.png").toFile());

        ImageTokens image = checkpoint
                .imagePreprocessing()
                .tokens(
                        checkpoint.config().vision().orElseThrow(),
                        new ImageSize(picture.getWidth(), picture.getHeight()));

        assertThat(image.rows()).isEqualTo(6);
        assertThat(image.columns()).isEqualTo(8);
        assertThat(image.tokens()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1080         | 1080 is not a picture's size
            0x5          | the picture's size is 0x5
            1x70000      | the picture's size is 1x70000
            28x6000      | a picture of 28x6000 pixels is too long and thin for the model
            """)
    void refuses_sizes_that_cannot_be(String size, String message) {
        assertThatThrownBy(() -> ImagePreprocessing.DEFAULT.tokens(TOWER, ImageSize.parse(size)))
                .isInstanceOf(GlmshException.class)
                .hasMessageContaining(message);
    }
}
