package dev.glmsh.checkpoint;

import dev.glmsh.GlmshException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a picture in pixels.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record ImageSize(int width, int height) {
    private static final int MOST = 1 << 16;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})[x×](\\d{1,6})");

    /** Checks that both are from 1 to 65,536. */
    public ImageSize {
        if (width < 1 || height < 1 || width > MOST || height > MOST) {
            throw new GlmshException(
                    "the picture's size is " + width + "x" + height, "choose 1 to " + MOST + " pixels a side");
        }
    }

    /**
     * A size as people write it: {@code 1080x2400}.
     *
     * @throws GlmshException if it is anything else
     */
    public static ImageSize parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new GlmshException(text + " is not a picture's size", "write WIDTHxHEIGHT, such as 1080x2400");
        }
        return new ImageSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Width times height. */
    public long pixels() {
        return (long) width * height;
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
