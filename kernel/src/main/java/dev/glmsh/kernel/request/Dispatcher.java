package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import dev.glmsh.GlmshException;
import dev.glmsh.kernel.cell.FrontEndInput;
import dev.glmsh.kernel.cell.Publisher;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.Message;
import dev.glmsh.kernel.wire.Receiver;
import dev.glmsh.kernel.wire.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings requests to their handlers and answers back, each between a {@code busy} and an {@code idle}. Those of the shell
 * are answered in order, those of the control channel beside them.
 */
final class Dispatcher implements Receiver {
    private final Wire wire;
    private final Map<String, Handler> handlers;
    private final FrontEndInput input;
    private final Consumer<String> log;
    private final Runnable end;
    private final RequestQueue shell;
    private final RequestQueue control;
    private final Subshells subshells = new Subshells(id -> queue("glmsh-subshell-" + id));
    private long arrived;

    /** @param handlers by message type */
    Dispatcher(Services services, Map<String, Handler> handlers) {
        this.wire = services.wire();
        this.handlers = new HashMap<>(handlers);
        this.handlers.put("create_subshell_request", subshells::create);
        this.handlers.put("delete_subshell_request", subshells::delete);
        this.handlers.put("list_subshell_request", subshells::list);
        this.input = services.input();
        this.log = services.log();
        this.end = services.end();
        this.shell = queue("glmsh-shell");
        this.control = queue("glmsh-control");
    }

    private RequestQueue queue(String name) {
        return new RequestQueue(
                name,
                this::answer,
                this::finish,
                (queue, newest) -> wire.afterArrivals(() -> newest.complete(arrived)));
    }

    @Override
    public void received(Channel channel, Message message) {
        if (channel == Channel.STDIN) {
            input.reply(message);
            return;
        }
        arrived++;
        Request request = new Request(channel, message, arrived);
        Optional<String> subshell = message.header().subshell();
        if (channel == Channel.CONTROL) {
            control.add(request);
        } else if (subshell.isEmpty()) {
            shell.add(request);
        } else {
            subshells
                    .find(subshell.get())
                    .ifPresentOrElse(queue -> queue.add(request), () -> refuse(request, subshell.get()));
        }
    }

    /** What has come for the main shell and has no reply yet, in order. Any thread. */
    List<Message> unanswered() {
        return shell.unanswered().stream().map(Request::message).toList();
    }

    private void refuse(Request request, String subshell) {
        finish(request, Replies.error("Refused", "there is no subshell " + subshell));
    }

    private void answer(Request request, Consumer<JsonObject> beforeReply) {
        Publisher publisher = new Publisher(wire, request.message().header().json(), false);
        publisher.status("busy");
        Optional<JsonObject> content = content(request);
        content.ifPresent(reply -> {
            beforeReply.accept(reply); // what the front end sends next knows the reply
            reply(request, reply);
        });
        publisher.status("idle");
        if (request.message().type().equals("shutdown_request")) {
            end.run();
        }
    }

    @SuppressWarnings("IllegalCatch") // whatever goes wrong is replied, or the front end would wait for ever
    private Optional<JsonObject> content(Request request) {
        String type = request.message().type();
        try {
            Handler handler = handlers.get(type);
            return handler == null ? unknown(type) : handler.answer(request);
        } catch (GlmshException e) {
            return Optional.of(Replies.error("Refused", String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            log.accept(type + " failed: " + e);
            return Optional.of(Replies.error(e.getClass().getName(), type + " failed in glmsh: " + e.getMessage()));
        }
    }

    private Optional<JsonObject> unknown(String type) {
        log.accept("a message of the unknown type " + type + " was dropped");
        return type.endsWith("_request")
                ? Optional.of(Replies.error("Unsupported", "glmsh knows no " + type))
                : Optional.empty();
    }

    /** Answers a request that nothing is done for. */
    private void finish(Request request, JsonObject content) {
        Publisher publisher = new Publisher(wire, request.message().header().json(), false);
        publisher.status("busy");
        reply(request, content);
        publisher.status("idle");
    }

    private void reply(Request request, JsonObject content) {
        Message message = request.message();
        String type = message.type().replaceFirst("_request$", "_reply");
        JsonObject metadata = new JsonObject();
        metadata.add("status", content.get("status"));
        wire.send(
                request.channel(),
                wire.message(message.identities(), type, message.header().json(), metadata, content));
    }
}
