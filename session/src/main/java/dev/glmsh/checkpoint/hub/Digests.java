package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checks a file against what the hub says of it: SHA-256 of large files, git's SHA-1 of the others. Stateless. */
final class Digests {
    private static final int BUFFER = 1 << 20;

    private Digests() {}

    /** Whether the file's bytes are the ones that the hub lists. Reads it all. */
    static boolean match(Path path, HubFile file, Cancellation cancellation) throws IOException {
        MessageDigest digest = file.sha256().isPresent() ? of("SHA-256") : sha1();
        if (file.sha256().isEmpty()) {
            digest.update(("blob " + file.size() + "\0").getBytes(StandardCharsets.UTF_8));
        }
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() != file.size()) {
                return false;
            }
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            while (channel.read(buffer) >= 0) {
                cancellation.check("the download");
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return hex(digest).equals(file.etag());
    }

    /** SHA-1, git's hash. */
    static MessageDigest sha1() {
        return of("SHA-1");
    }

    /** The digest's result in hexadecimal digits. */
    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has both
        }
    }
}
