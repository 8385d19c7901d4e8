package dev.glmsh.checkpoint.hub;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Something that goes wrong instead of, or in the middle of, a right answer. */
interface Fault {
    /** Answers in its own way; returns false to let the call be answered as usual. */
    boolean answer(Call call, Reply reply) throws IOException;

    /** Answers with that status and these headers, each {@code Name: value}. */
    static Fault status(int status, String... headers) {
        return (call, reply) -> {
            reply.send(status, new byte[0], headers);
            return true;
        };
    }

    /** Ends each answer's body after so many bytes: by a closed connection. */
    static Fault truncate(int bytes) {
        return (call, reply) -> {
            reply.cut(bytes, Reply.Cut.CLOSE);
            return false;
        };
    }

    /** Ends each answer's body after so many bytes: by a reset connection. */
    static Fault reset(int bytes) {
        return (call, reply) -> {
            reply.cut(bytes, Reply.Cut.RESET);
            return false;
        };
    }

    /** Sends nothing more after so many bytes. */
    static Fault stall(int bytes) {
        return (call, reply) -> {
            reply.cut(bytes, Reply.Cut.STALL);
            return false;
        };
    }

    /** Sends whole files, whatever part is asked for. */
    static Fault ignoreRange() {
        return (call, reply) -> {
            reply.ignoreRange();
            return false;
        };
    }

    /** Sends other bytes than the right ones. */
    static Fault damage() {
        return (call, reply) -> {
            reply.damage();
            return false;
        };
    }

    /** This, for the first calls of a kind only. */
    default Fault first(int times) {
        AtomicInteger left = new AtomicInteger(times);
        return (call, reply) -> left.getAndDecrement() > 0 && answer(call, reply);
    }

    /** This, but not for the first calls of a kind. */
    default Fault after(int times) {
        AtomicInteger left = new AtomicInteger(times);
        return (call, reply) -> left.getAndDecrement() <= 0 && answer(call, reply);
    }

    /** This, for some calls only. */
    default Fault when(Predicate<Call> kind) {
        return (call, reply) -> kind.test(call) && answer(call, reply);
    }
}
