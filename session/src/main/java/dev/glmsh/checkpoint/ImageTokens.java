package dev.glmsh.checkpoint;

/**
 * What a picture becomes.
 *
 * @param size as it was handed over
 * @param resized as the vision tower sees it
 * @param rows patches from top to bottom
 * @param columns patches from left to right
 * @param tokens positions that it takes in the prompt
 */
public record ImageTokens(ImageSize size, ImageSize resized, int rows, int columns, long tokens) {
    /** Patches in all, which are the positions of the vision tower. */
    public long patches() {
        return (long) rows * columns;
    }
}
