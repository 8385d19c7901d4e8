/**
 * How fast a model can be at most on a device, by the roofline: bytes moved over bandwidth, operations over rate,
 * whichever takes longer. {@link dev.glmsh.roofline.SpeedEstimate} predicts; {@link dev.glmsh.roofline.MachineRates}
 * measures this machine.
 *
 * <p>Source of the model: Williams, Waterman and Patterson, "Roofline", Communications of the ACM 52(4), 2009. Depends on
 * {@code dev.glmsh.checkpoint}, {@code dev.glmsh.device}, {@code dev.glmsh.hardware} and, to measure, {@code dev.glmsh.torch}.
 */
@NullMarked
package dev.glmsh.roofline;

import org.jspecify.annotations.NullMarked;
