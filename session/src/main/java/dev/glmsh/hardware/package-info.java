/**
 * What this machine and this process have: memory, cgroup limits, cores, graphics cards, and which pages are resident.
 *
 * <p>Acquiring and parsing are apart. {@link dev.glmsh.hardware.KernelFiles} reads Linux's /proc and /sys, and each
 * parser is a pure function of text. Elsewhere the numbers come from OSHI, which is loaded on first use only, and from
 * the JDK. Every probe answers on every platform: what a platform does not tell is an empty {@code Optional}, never an
 * exception, a null or a -1.
 *
 * <p>Depends on OSHI and the JDK, and on no sibling.
 */
@NullMarked
package dev.glmsh.hardware;

import org.jspecify.annotations.NullMarked;
