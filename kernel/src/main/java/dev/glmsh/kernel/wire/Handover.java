package dev.glmsh.kernel.wire;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a kernel leaves to the one that takes its place at the same ports.
 *
 * @param subscribers how many front ends have listened to what is published
 * @param requests those of the shell that were not answered, each as frames, in order
 */
public record Handover(int subscribers, List<List<byte[]>> requests) {
    /** Copies the lists. */
    public Handover {
        requests = requireNonNull(requests, "requests is null").stream()
                .map(List::copyOf)
                .toList();
    }

    /** For a kernel that takes nobody's place. */
    public static Handover none() {
        return new Handover(0, List.of());
    }

    /**
     * Writes it to a file that nobody else can read, in the place of one that is there.
     *
     * @throws GlmshException if the file cannot be written
     */
    public void write(Path file) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(subscribers);
            out.writeInt(requests.size());
            for (List<byte[]> frames : requests) {
                out.writeInt(frames.size());
                for (byte[] frame : frames) {
                    out.writeInt(frame.length);
                    out.write(frame);
                }
            }
            FileOwnership.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new GlmshException(
                    file + " cannot be written: " + e.getMessage(), "look at its folder's permissions and space", e);
        }
    }

    /**
     * Reads a file and removes it.
     *
     * @throws GlmshException if it cannot be read
     */
    public static Handover take(Path file) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
            Files.delete(file);
            int subscribers = in.readInt();
            List<List<byte[]>> requests = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                requests.add(frames(in));
            }
            return new Handover(subscribers, requests);
        } catch (IOException e) {
            throw new GlmshException(file + " cannot be read: " + e.getMessage(), "run the cell again", e);
        }
    }

    private static List<byte[]> frames(DataInputStream in) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            frames.add(in.readNBytes(in.readInt()));
        }
        return frames;
    }
}
