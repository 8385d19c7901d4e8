/**
 * How much a precision changes what a model says: perplexity on a text, and how far its distributions are from those of a
 * reference. Depends on the decoder and knows no session.
 */
@NullMarked
package dev.glmsh.quality;

import org.jspecify.annotations.NullMarked;
