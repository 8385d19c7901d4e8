package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * The link between a graphics card and the machine. An idle card lowers its generation to save power; a width below the
 * largest stays, and slows offloading.
 *
 * @param generation of PCI Express now
 * @param generationMax what card and slot can do
 * @param width lanes now
 * @param widthMax lanes that card and slot have
 */
public record PcieLink(OptionalLong generation, OptionalLong generationMax, OptionalLong width, OptionalLong widthMax) {
    /** A link about which nothing is known. */
    static final PcieLink UNKNOWN =
            new PcieLink(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public PcieLink {
        requireNonNull(generation, "generation is null");
        requireNonNull(generationMax, "generationMax is null");
        requireNonNull(width, "width is null");
        requireNonNull(widthMax, "widthMax is null");
    }
}
