package dev.glmsh.repl;

import dev.glmsh.session.Session;
import dev.glmsh.shell.output.Renderer;
import dev.glmsh.shell.output.Value;

/** What a person sees first. */
final class Greeting {
    private Greeting() {}

    /** Who this is, and what the machine has to offer to a model. */
    static String of(Session session, Renderer renderer) {
        return "glmsh %s: load a model, prompt it, see what it costs.%n%n%s%n"
                .formatted(Version.number(), renderer.render(new Value.Tabular(session.machine())));
    }

    /** What to type first. */
    static String nextSteps(boolean loaded) {
        return loaded
                ? "Type :chat to talk to the model, :load MODEL for your own, :help for all commands; or any Java."
                : "Type :load MODEL to load a model, :help for all commands; or any Java.";
    }
}
