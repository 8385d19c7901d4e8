package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What becomes of a picture before the vision tower sees it, by the rule that transformers calls smart resize: both
 * sides become multiples of a merged patch's, the ratio of the sides nearly stays, and the pixels of all frames of a
 * patch stay within two limits.
 *
 * <pre>{@code
 * ImageTokens screenshot = ImagePreprocessing.DEFAULT.tokens(vision, new ImageSize(1080, 2400)); // 3,354 tokens
 * }</pre>
 *
 * @param leastPixels of all frames of a patch together
 * @param mostPixels of all frames of a patch together
 * @see <a href="https://github.com/huggingface/transformers">Glm4vImageProcessor in transformers</a>
 */
public record ImagePreprocessing(long leastPixels, long mostPixels) {
    /** What GLM-4.1V's {@code preprocessor_config.json} says. */
    public static final ImagePreprocessing DEFAULT = new ImagePreprocessing(12_544, 9_633_792);

    private static final int MAX_PIXELS = Integer.MAX_VALUE;
    private static final int MAX_RATIO = 200;

    /** Checks that the limits are positive and in order. */
    public ImagePreprocessing {
        if (leastPixels < 1 || mostPixels < leastPixels) {
            throw new IllegalArgumentException("limits are " + leastPixels + " and " + mostPixels);
        }
    }

    /** A checkpoint's own limits, or the usual ones where it does not say. */
    static ImagePreprocessing read(Path directory) {
        Path file = directory.resolve("preprocessor_config.json");
        if (!Files.isRegularFile(file)) {
            return DEFAULT;
        }
        JsonFields size = JsonFile.read(file).optionalObject("size").orElse(JsonFields.NONE);
        int least = size.optionalInt("shortest_edge", 1, MAX_PIXELS).orElse((int) DEFAULT.leastPixels);
        int most = size.optionalInt("longest_edge", 1, MAX_PIXELS).orElse((int) DEFAULT.mostPixels);
        return new ImagePreprocessing(least, Math.max(least, most));
    }

    /** The size a picture is brought to, and what it is cut into. */
    public ImageTokens tokens(VisionConfig vision, ImageSize size) {
        int unit = vision.patchSize() * vision.mergeSize();
        ImageSize resized = resized(size, unit, vision.temporalPatchSize());
        int columns = resized.width() / vision.patchSize();
        int rows = resized.height() / vision.patchSize();
        long patches = (long) rows * columns;
        return new ImageTokens(size, resized, rows, columns, patches / vision.mergeSize() / vision.mergeSize());
    }

    private ImageSize resized(ImageSize size, int unit, int frames) {
        double height = size.height();
        double width = size.width();
        if (height < unit || width < unit) {
            double scale = Math.max(unit / height, unit / width);
            height = Math.floor(height * scale);
            width = Math.floor(width * scale);
        }
        if (Math.max(height, width) / Math.min(height, width) > MAX_RATIO) {
            throw new GlmshException(
                    "a picture of " + size + " pixels is too long and thin for the model",
                    "cut it to a ratio below " + MAX_RATIO);
        }
        double tall = Math.rint(height / unit) * unit;
        double wide = Math.rint(width / unit) * unit;
        double area = frames * height * width;
        if (frames * tall * wide > mostPixels) {
            double shrink = Math.sqrt(area / mostPixels);
            tall = Math.max(unit, Math.floor(height / shrink / unit) * unit);
            wide = Math.max(unit, Math.floor(width / shrink / unit) * unit);
        } else if (frames * tall * wide < leastPixels) {
            double grow = Math.sqrt(leastPixels / area);
            tall = Math.ceil(height * grow / unit) * unit;
            wide = Math.ceil(width * grow / unit) * unit;
        }
        return new ImageSize((int) wide, (int) tall);
    }
}
