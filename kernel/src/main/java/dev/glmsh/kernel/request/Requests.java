package dev.glmsh.kernel.request;

import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.Message;
import dev.glmsh.kernel.wire.Receiver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers all requests that are understood. */
public final class Requests implements Receiver {
    private final Execute cells;
    private final Dispatcher dispatcher;

    /** Begins to answer what is handed over. */
    public Requests(Services services) {
        cells = new Execute(services);
        dispatcher = new Dispatcher(services, handlers(services));
    }

    private Map<String, Handler> handlers(Services services) {
        Map<String, Handler> handlers = new HashMap<>();
        handlers.put("kernel_info_request", new KernelInfo(services.version()));
        handlers.put("execute_request", cells);
        handlers.put("complete_request", new Complete(services.shell()));
        handlers.put("inspect_request", new Inspect(services.shell()));
        handlers.put("is_complete_request", new IsComplete(services.shell()));
        handlers.put("history_request", new HistoryQuery(services.history()));
        handlers.put("comm_info_request", new CommInfo());
        handlers.put("comm_open", new CommOpen(services.wire()));
        handlers.put("comm_msg", request -> Optional.empty()); // late, to one that was closed
        handlers.put("comm_close", request -> Optional.empty());
        handlers.put("connect_request", new Connect(services.ports()));
        handlers.put("interrupt_request", new Interrupt(cells::interrupt));
        handlers.put("shutdown_request", new Shutdown(services.wire()));
        handlers.put("usage_request", new Usage());
        handlers.put("debug_request", new Debug());
        return handlers;
    }

    /** Ends the cells that run. Any thread. */
    public void interrupt() {
        cells.interrupt();
    }

    /** What has come for the main shell and has no reply yet, in order. Any thread. */
    public List<Message> unanswered() {
        return dispatcher.unanswered();
    }

    @Override
    public void received(Channel channel, Message message) {
        dispatcher.received(channel, message);
    }
}
