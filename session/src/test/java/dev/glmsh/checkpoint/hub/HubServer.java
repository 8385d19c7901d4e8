package dev.glmsh.checkpoint.hub;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A hub in this process, with a second host for large files, that speaks what huggingface.co and modelscope.cn speak and
 * does what goes wrong with them on demand. It listens on the loopback address alone.
 */
final class HubServer implements AutoCloseable {
    private static final int PAGE = 4;

    private final ServerSocket hub;
    private final ServerSocket cdn;
    private final Map<String, HubModel> models = new java.util.concurrent.ConcurrentHashMap<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();
    private volatile long pieceNanos;

    private HubServer(ServerSocket hub, ServerSocket cdn) {
        this.hub = hub;
        this.cdn = cdn;
    }

    static HubServer start() {
        try {
            HubServer server = new HubServer(listen(), listen());
            server.serve(server.hub, false);
            server.serve(server.cdn, true);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    }

    HubServer publish(String name, HubModel model) {
        models.put(name, model);
        return this;
    }

    HubServer fault(Fault fault) {
        faults.add(fault);
        return this;
    }

    HubServer mend() {
        faults.clear();
        return this;
    }

    /** A pause after each 16 KiB of a body. */
    HubServer slow(long nanos) {
        pieceNanos = nanos;
        return this;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + hub.getLocalPort());
    }

    List<Call> calls() {
        return calls;
    }

    /** Bytes of all bodies so far. */
    long sent() {
        return sent.get();
    }

    private void serve(ServerSocket socket, boolean isCdn) {
        background(() -> {
            while (!socket.isClosed()) {
                Socket connection = socket.accept();
                background(() -> talk(connection, isCdn));
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the other side has gone, or the server is closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket connection, boolean isCdn) throws IOException {
        try (connection) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            for (Call call = Call.read(isCdn, reader); call != null; call = Call.read(isCdn, reader)) {
                calls.add(call);
                Reply reply = new Reply(connection, closing, sent, pieceNanos);
                if (call.method().equals("HEAD")) {
                    reply.headOnly();
                }
                boolean answered = false;
                for (Fault fault : faults) {
                    answered = answered || fault.answer(call, reply);
                }
                if (!answered) {
                    answer(call, reply);
                }
            }
        }
    }

    private void answer(Call call, Reply reply) throws IOException {
        String[] parts = call.path().split("/", -1);
        if (call.cdn()) {
            blob(call, parts[2], reply);
        } else if (call.path().startsWith("/api/v1/models/")) {
            modelScope(call, models.get(parts[4] + "/" + parts[5]), reply);
        } else if (call.path().equals("/api/models")) {
            reply.send(200, "[{\"id\": \"org/name\"}]".getBytes(StandardCharsets.UTF_8));
        } else if (call.path().endsWith("/refs")) {
            reply.send(
                    200,
                    "{\"branches\": [{\"name\": \"main\"}], \"tags\": [{\"name\": \"v1.0\"}]}"
                            .getBytes(StandardCharsets.UTF_8));
        } else if (call.path().startsWith("/api/models/")) {
            api(call, models.get(parts[3] + "/" + parts[4]), reply);
        } else {
            resolve(call, models.get(parts[1] + "/" + parts[2]), reply);
        }
    }

    private void blob(Call call, String hash, Reply reply) throws IOException {
        for (HubModel model : models.values()) {
            for (byte[] bytes : model.files().values()) {
                if (HubModel.sha256(bytes).equals(hash)) {
                    reply.file(call, bytes, "ETag: \"cdn-own-tag\"");
                    return;
                }
            }
        }
        reply.send(404, new byte[0]);
    }

    private void api(Call call, HubModel model, Reply reply) throws IOException {
        String rest = call.path().replaceFirst("/api/models/[^/]+/[^/]+/", "");
        if (model == null) {
            reply.send(401, new byte[0], "X-Error-Code: RepoNotFound");
        } else if (rest.startsWith("revision/")) {
            boolean known = rest.equals("revision/main") || rest.equals("revision/refs/pr/1");
            reply.send(
                    known ? 200 : 404,
                    ("{\"id\": \"x\", \"sha\": \"" + HubModel.COMMIT + "\"}").getBytes(StandardCharsets.UTF_8),
                    known ? "X-Known: yes" : "X-Error-Code: RevisionNotFound");
        } else {
            tree(call, model, reply);
        }
    }

    /** Four entries a page, as the hub does with a thousand; like a mirror, it names the original's address for the next. */
    private void tree(Call call, HubModel model, Reply reply) throws IOException {
        int from =
                call.query().contains("cursor=") ? Integer.parseInt(call.query().replaceFirst(".*cursor=", "")) : 0;
        JsonArray entries = new JsonArray();
        List<String> paths = List.copyOf(model.files().keySet());
        for (String path : paths.subList(from, Math.min(paths.size(), from + PAGE))) {
            entries.add(entry(path, model.file(path)));
        }
        boolean ours = "glmsh".equals(call.headers().get("user-agent"));
        String next = "Link: <" + (ours ? "https://huggingface.co" : endpoint()) + call.path()
                + "?recursive=true&cursor=" + (from + PAGE) + ">; rel=\"next\"";
        reply.send(
                200,
                entries.toString().getBytes(StandardCharsets.UTF_8),
                from + PAGE < paths.size() ? next : "X-Last: yes");
    }

    private static JsonObject entry(String path, byte[] bytes) {
        JsonObject entry = new JsonObject();
        entry.addProperty("type", "file");
        entry.addProperty("path", path);
        entry.addProperty("size", bytes.length);
        entry.addProperty("oid", HubModel.gitSha1(bytes));
        if (HubModel.isLarge(path)) {
            JsonObject lfs = new JsonObject();
            lfs.addProperty("oid", HubModel.sha256(bytes));
            lfs.addProperty("size", bytes.length);
            lfs.addProperty("pointerSize", 134);
            entry.add("lfs", lfs);
        }
        return entry;
    }

    private void resolve(Call call, HubModel model, Reply reply) throws IOException {
        String path = call.path().replaceFirst("/[^/]+/[^/]+/resolve/[^/]+/", "");
        byte[] bytes = model == null ? null : model.file(path);
        if (bytes == null) {
            reply.send(404, new byte[0], "X-Error-Code: EntryNotFound");
        } else if (HubModel.isLarge(path)) {
            String sha = HubModel.sha256(bytes);
            reply.send(
                    302,
                    new byte[0],
                    "Location: http://127.0.0.1:" + cdn.getLocalPort() + "/blob/" + sha + "?Signature=secret-signature",
                    "X-Repo-Commit: " + HubModel.COMMIT,
                    "X-Linked-ETag: \"" + sha + "\"",
                    "X-Linked-Size: " + bytes.length);
        } else {
            reply.file(call, bytes, "ETag: \"" + HubModel.gitSha1(bytes) + "\"", "X-Repo-Commit: " + HubModel.COMMIT);
        }
    }

    private void modelScope(Call call, HubModel model, Reply reply) throws IOException {
        if (model == null) {
            reply.send(404, new byte[0]);
        } else if (call.path().endsWith("/repo/files")) {
            JsonArray files = new JsonArray();
            model.files().forEach((path, bytes) -> {
                JsonObject entry = new JsonObject();
                entry.addProperty("Type", "blob");
                entry.addProperty("Path", path);
                entry.addProperty("Size", bytes.length);
                entry.addProperty("Sha256", HubModel.sha256(bytes));
                entry.addProperty("Revision", HubModel.COMMIT);
                files.add(entry);
            });
            String committer = "{\"ShortId\": \"" + HubModel.COMMIT.substring(0, 8) + "\"}";
            String all = call.query().contains("Revision=master") ? files.toString() : "null";
            reply.send(
                    200,
                    ("{\"Code\": 200, \"Data\": {\"Files\": " + all + ", \"LatestCommitter\": " + committer + "}}")
                            .getBytes(StandardCharsets.UTF_8));
        } else {
            byte[] bytes = model.file(call.query().replaceFirst(".*FilePath=", ""));
            reply.file(call, bytes, "ETag: \"whatever\"");
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            hub.close();
            cdn.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
