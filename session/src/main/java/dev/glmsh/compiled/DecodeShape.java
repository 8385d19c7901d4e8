package dev.glmsh.compiled;

/**
 * A decoder's sizes.
 *
 * @param rotaryDim elements of a head that are turned
 * @param context positions of a cache
 * @param paired whether rotary turns neighbouring dimensions or those half a head apart
 * @param eps the RMS norms' epsilon
 */
public record DecodeShape(
        long hidden,
        long heads,
        long kvHeads,
        long headDim,
        long rotaryDim,
        long intermediate,
        long context,
        boolean paired,
        double eps) {
    /** Checks what C takes for granted. */
    public DecodeShape {
        if (hidden < 1 || kvHeads < 1 || headDim < 1 || intermediate < 1 || context < 1) {
            throw new IllegalArgumentException(
                    "a size of " + hidden + ", " + kvHeads + ", " + headDim + " is not positive");
        }
        if (heads % kvHeads != 0 || heads < 1 || rotaryDim < 0 || rotaryDim % 2 != 0 || rotaryDim > headDim) {
            throw new IllegalArgumentException(
                    heads + " heads for " + kvHeads + ", " + rotaryDim + " of " + headDim + " elements turned");
        }
    }

    long queryWidth() {
        return heads * headDim;
    }

    long kvWidth() {
        return kvHeads * headDim;
    }

    long[] fields() {
        return new long[] {
            hidden,
            heads,
            kvHeads,
            headDim,
            rotaryDim,
            intermediate,
            context,
            paired ? 1 : 0,
            Double.doubleToRawLongBits(eps)
        };
    }
}
