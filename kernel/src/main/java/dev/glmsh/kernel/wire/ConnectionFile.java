package dev.glmsh.kernel.wire;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the front end listens for its kernel, as it writes it for each start.
 *
 * @param transport {@code tcp} or {@code ipc}
 * @param ip the interface; for {@code ipc} the beginning of the sockets' paths
 * @param scheme how messages are signed, such as {@code hmac-sha256}
 * @param key with which they are signed; empty if they are not
 * @param curve with which they are encrypted, if they are
 */
public record ConnectionFile(
        String transport, String ip, Ports ports, String scheme, String key, Optional<CurveKeys> curve) {
    private static final int SOCKETS = 5;
    private static final String AGAIN = "start the kernel from a front end, which writes the file";

    /** The port of each socket, or its number behind the path. */
    public record Ports(int shell, int control, int stdin, int iopub, int heartbeat) {}

    /** Checks that nothing is missing. */
    public ConnectionFile {
        requireNonNull(transport, "transport is null");
        requireNonNull(ip, "ip is null");
        requireNonNull(ports, "ports is null");
        requireNonNull(scheme, "scheme is null");
        requireNonNull(key, "key is null");
        requireNonNull(curve, "curve is null");
    }

    /**
     * Reads a file.
     *
     * @param log takes a warning if others may read its key
     * @throws GlmshException if it cannot be read, or others than its owner may write it
     */
    public static ConnectionFile read(Path file, Consumer<String> log) {
        try {
            FileOwnership.check(file);
            FileOwnership.warning(file).ifPresent(log);
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new GlmshException("the connection file " + file + " cannot be read: " + e.getMessage(), AGAIN, e);
        }
    }

    /**
     * What a file's text says.
     *
     * @param name how messages call it
     * @throws GlmshException if something is missing
     */
    static ConnectionFile parse(String text, String name) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            Ports ports = new Ports(
                    port(json, "shell_port"),
                    port(json, "control_port"),
                    port(json, "stdin_port"),
                    port(json, "iopub_port"),
                    port(json, "hb_port"));
            return new ConnectionFile(
                    text(json, "transport", "tcp"),
                    text(json, "ip", "127.0.0.1"),
                    ports,
                    text(json, "signature_scheme", "hmac-sha256"),
                    text(json, "key", ""),
                    CurveKeys.of(text(json, "curve_publickey", ""), text(json, "curve_secretkey", "")));
        } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new GlmshException("the connection file " + name + " is not as Jupyter writes it", AGAIN, e);
        }
    }

    private static int port(JsonObject json, String name) {
        JsonElement port = json.get(name);
        if (port == null) {
            throw new JsonParseException(name + " is missing");
        }
        return port.getAsInt();
    }

    private static String text(JsonObject json, String name, String otherwise) {
        JsonElement text = json.get(name);
        return text == null || text.isJsonNull() ? otherwise : text.getAsString();
    }

    /** A connection on free ports of this machine, for a kernel and a front end of one program. */
    public static ConnectionFile local(String key) {
        int[] ports = FreePorts.find(SOCKETS);
        return new ConnectionFile(
                "tcp",
                "127.0.0.1",
                new Ports(ports[0], ports[1], ports[2], ports[3], ports[4]),
                "hmac-sha256",
                key,
                Optional.empty());
    }

    /** Writes it to a file that nobody else can read. */
    public void write(Path file) throws IOException {
        FileOwnership.write(file, json().getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a file that says this. */
    public String json() {
        JsonObject json = new JsonObject();
        json.addProperty("transport", transport);
        json.addProperty("ip", ip);
        json.addProperty("shell_port", ports.shell());
        json.addProperty("control_port", ports.control());
        json.addProperty("stdin_port", ports.stdin());
        json.addProperty("iopub_port", ports.iopub());
        json.addProperty("hb_port", ports.heartbeat());
        json.addProperty("signature_scheme", scheme);
        json.addProperty("key", key);
        curve.ifPresent(keys -> {
            json.addProperty("curve_publickey", keys.publicKey());
            json.addProperty("curve_secretkey", keys.secretKey());
        });
        return json.toString();
    }

    /** A socket's address. */
    String address(int port) {
        return transport.equals("ipc")
                ? "ipc://" + ip + "-" + port
                : "%s://%s:%d".formatted(transport, ip.contains(":") ? "[" + ip + "]" : ip, port);
    }
}
