package dev.glmsh.kernel.wire;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import java.util.Optional;
import org.zeromq.ZMQ;

/**
 * The keys of CurveZMQ, which encrypts the sockets. Front ends use the same pair.
 *
 * @param publicKey 40 characters in Z85
 * @param secretKey likewise
 */
public record CurveKeys(String publicKey, String secretKey) {
    private static final int LENGTH = 40;

    /** Checks their form. */
    public CurveKeys {
        requireNonNull(publicKey, "publicKey is null");
        requireNonNull(secretKey, "secretKey is null");
        if (publicKey.length() != LENGTH || secretKey.length() != LENGTH) {
            throw new GlmshException(
                    "the connection file's curve keys are %d and %d characters long"
                            .formatted(publicKey.length(), secretKey.length()),
                    "both must have 40; start the kernel from a front end, which writes them");
        }
    }

    /** The pair; empty if neither is given. */
    static Optional<CurveKeys> of(String publicKey, String secretKey) {
        return publicKey.isEmpty() && secretKey.isEmpty()
                ? Optional.empty()
                : Optional.of(new CurveKeys(publicKey, secretKey));
    }

    /** Makes a socket speak nothing else. Before it is bound. */
    void protect(ZMQ.Socket socket) {
        socket.setCurveServer(true);
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(publicKey));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(secretKey));
    }

    /** Makes a socket speak to one that is protected by the same pair. Before it is connected. */
    void join(ZMQ.Socket socket) {
        socket.setCurveServerKey(ZMQ.Curve.z85Decode(publicKey));
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(publicKey));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(secretKey));
    }
}
