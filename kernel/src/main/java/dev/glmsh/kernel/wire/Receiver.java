package dev.glmsh.kernel.wire;

/** Takes what comes. Called by the thread that owns the sockets, so it hands the work to another one. */
@FunctionalInterface
public interface Receiver {
    /** A request, or on {@link Channel#STDIN} an answer. */
    void received(Channel channel, Message message);
}
