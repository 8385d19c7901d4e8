package dev.glmsh.shell;

import static java.util.Objects.requireNonNull;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.session.Session;
import dev.glmsh.session.SessionStatus;
import dev.glmsh.shell.command.Answer;
import dev.glmsh.shell.command.ChatCommand;
import dev.glmsh.shell.command.CommandHelp;
import dev.glmsh.shell.command.CommandTips;
import dev.glmsh.shell.command.Commands;
import dev.glmsh.shell.command.Context;
import dev.glmsh.shell.command.Dialogue;
import dev.glmsh.shell.command.GenerationSettings;
import dev.glmsh.shell.command.KnownSettings;
import dev.glmsh.shell.command.Lines;
import dev.glmsh.shell.completion.Candidate;
import dev.glmsh.shell.completion.Completion;
import dev.glmsh.shell.conversation.ChatInput;
import dev.glmsh.shell.java.Binding;
import dev.glmsh.shell.java.Completeness;
import dev.glmsh.shell.java.Documentation;
import dev.glmsh.shell.java.Evaluation;
import dev.glmsh.shell.java.Indentation;
import dev.glmsh.shell.java.JavaEngine;
import dev.glmsh.shell.java.JavaEvaluator;
import dev.glmsh.shell.java.Source;
import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.FailureException;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Understands lines: those that begin with a colon are commands, in chat mode other text goes to the model, and
 * everything else is Java. Lines are given by one thread at a time; {@link #interrupt()} comes from any. Closes Java
 * but not the session, which belongs to the one who opened it.
 *
 * <pre>{@code
 * try (Session session = Session.open(); Shell shell = Shell.open(session, Optional.empty())) {
 *     Result result = shell.evaluate(":estimate models/glm-4-9b", Output.SILENT);
 * }
 * }</pre>
 */
public final class Shell implements AutoCloseable {
    private static final List<String> IMPORTS = List.of(
            "dev.glmsh.*",
            "dev.glmsh.checkpoint.*",
            "dev.glmsh.device.*",
            "dev.glmsh.hardware.cards.*",
            "dev.glmsh.memory.*",
            "dev.glmsh.model.*",
            "dev.glmsh.session.*",
            "dev.glmsh.shell.display.*",
            "dev.glmsh.table.*",
            "java.io.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.function.*",
            "java.util.stream.*",
            "tech.tablesaw.api.*");

    private final Session session;
    private final Dialogue dialogue;
    private final Settings settings;
    private final Commands commands;
    private final CommandTips tips;
    private final Completion completion;
    private final BackgroundStart startUp = new BackgroundStart(this::interrupt);
    private final JavaEngine java = new JavaEngine(this::openJava);
    private final DemoStart demo;
    private List<String> arguments = List.of();
    private volatile Cancellation current = new Cancellation();

    private Shell(Session session, Optional<Path> demo, Settings settings) {
        this.session = session;
        this.settings = settings;
        this.dialogue = new Dialogue(demo, settings);
        this.demo = new DemoStart(session, dialogue, java);
        this.commands = Commands.standard(settings);
        this.tips = new CommandTips(commands);
        this.completion = new Completion(commands, java);
    }

    /**
     * A shell over a session.
     *
     * @param demo the checkpoint that answers as long as the user has loaded none, if there is one
     */
    public static Shell open(Session session, Optional<Path> demo) {
        return open(session, demo, Settings.none());
    }

    /** The same with settings; those that cannot be used are taken out, and are among the settings' problems then. */
    public static Shell open(Session session, Optional<Path> demo, Settings settings) {
        KnownSettings.check(settings);
        GenerationSettings.apply(settings, session);
        Shell shell = new Shell(requireNonNull(session, "session is null"), demo, settings);
        session.audience(
                () -> shell.java.output().text(), () -> shell.java.output().progress());
        return shell;
    }

    /** The words after a script's name, which Java sees as {@code args}. Before the first line. */
    public void arguments(List<String> words) {
        arguments = List.copyOf(words);
    }

    /** Starts Java in the background, so that the first snippet need not wait for it. */
    public void warmUp() {
        var unused = java.get();
    }

    /** Waits until Java has started. */
    public void awaitJava() {
        java.get().awaitStart();
    }

    private JavaEvaluator openJava() {
        Binding bound = new Binding("session", Session.class, session);
        Binding args = new Binding("args", String[].class, arguments.toArray(String[]::new));
        return JavaEvaluator.open(IMPORTS, List.of(bound, args), session::interrupt);
    }

    /**
     * Runs something in the background that evaluates lines, such as a start-up script. Lines given meanwhile wait for
     * its end, and {@link #interrupt()} cancels the line that it is at.
     */
    public void startUp(Runnable script) {
        startUp.begin(script);
    }

    /** Does what the line says. Whatever goes wrong is in the result; nothing is thrown and the shell stays usable. */
    public Result evaluate(String line, Output output) {
        return evaluate(Source.typed(line), output);
    }

    /** The same of a notebook's cell. */
    public Result evaluate(Source line, Output output) {
        return evaluate(line, output, new Cancellation());
    }

    /** The same; {@link #interrupt(Cancellation)} ends it, also if it comes before. */
    public Result evaluate(Source line, Output output, Cancellation cancellation) {
        startUp.await();
        current = cancellation;
        demo.await(output);
        return attempt(line, output, cancellation);
    }

    /**
     * The same beside a line that another thread evaluates: for a look at memory or cards while a generation runs. Java
     * waits for Java, and what computes waits for what computes. Only {@link #interrupt(Cancellation)} ends it for sure.
     */
    public Result evaluateBeside(Source line, Output output, Cancellation cancellation) {
        return attempt(line, output, cancellation);
    }

    @SuppressWarnings("IllegalCatch") // a failing line must not take the shell with it
    private Result attempt(Source line, Output output, Cancellation cancellation) {
        Look look = KnownSettings.look(settings);
        Output shown = look.format() == Format.TEXT ? output : Output.withoutStream(output);
        try {
            return understood(line, look, context(shown, cancellation));
        } catch (FailureException e) {
            return Result.failed(List.of(), e.failure());
        } catch (GlmshException | CancellationException e) {
            return Result.failed(List.of(), Failure.of(e));
        } catch (OutOfMemoryError e) {
            return Result.failed(List.of(), Failure.of("the Java heap is full; start java with a larger -Xmx", e));
        } catch (RuntimeException | Error e) {
            return Result.failed(
                    List.of(), Failure.of("glmsh failed: " + e + "; this is a bug, --verbose shows where", e));
        }
    }

    private Context context(Output output, Cancellation cancellation) {
        Lines lines = line -> {
            Result result = understood(Source.typed(line), KnownSettings.look(settings), context(output, cancellation));
            result.values().forEach(value -> output.show(value, result.look()));
            return result.failure();
        };
        return new Context(session, dialogue, output, cancellation, commands, settings, java, lines);
    }

    private Result understood(Source source, Look look, Context context) {
        String line = source.text();
        if (line.isBlank()) {
            return Result.of(Optional.empty());
        }
        if (isCommand(line)) {
            Answer answer = commands.run(line, context);
            return Result.of(answer.value()).with(answer.look());
        }
        if (dialogue.chatting()) {
            return Result.of(Optional.of(ChatCommand.turn(context, ChatInput.text(line))))
                    .with(look);
        }
        Evaluation evaluation = java.get().evaluate(source, context.output(), context.cancellation());
        return evaluation
                .failure()
                .map(failure -> Result.failed(evaluation.values(), Prose.explain(line, failure)))
                .orElseGet(() -> new Result(evaluation.values(), Optional.empty()))
                .with(look);
    }

    /** Cancels the line that is being evaluated, if there is one. */
    public void interrupt() {
        current.cancel();
        demo.cancel();
        session.interrupt();
        java.stop();
    }

    /** Cancels the lines that are, or will be, evaluated with this flag; no others. Any thread. */
    public void interrupt(Cancellation cancellation) {
        cancellation.cancel();
        java.stop(cancellation);
    }

    /** Whether the line can be evaluated as it stands or needs more lines. */
    public Completeness completeness(String line) {
        if (line.isBlank() || isCommand(line)) {
            return Completeness.COMPLETE;
        }
        startUp.await();
        if (dialogue.chatting()) {
            return ChatInput.isComplete(line) ? Completeness.COMPLETE : Completeness.INCOMPLETE;
        }
        return java.get().completeness(line);
    }

    /** The number of spaces with which a line editor begins the line after an unfinished one; 0 outside Java. */
    public int indentation(String soFar) {
        return isCommand(soFar) || dialogue.chatting() ? 0 : Indentation.after(soFar);
    }

    /** Signatures of what Java means at the cursor, a line each, in milliseconds; none for commands and chat. */
    public List<String> signatures(String line, int cursor) {
        return isCommand(line) || dialogue.chatting() ? List.of() : java.get().signatures(line, cursor);
    }

    /** Signatures and Javadoc of what Java means at the cursor; may take a second. None for commands and chat. */
    public List<Documentation> documentation(String line, int cursor) {
        return isCommand(line) || dialogue.chatting() ? List.of() : java.get().documentation(line, cursor);
    }

    /** All that a line with a command may begin with: names of commands and aliases, each with its colon. */
    public Stream<String> firstWords() {
        return commands.firstWords();
    }

    /** How the command that the line begins with is used, in short; empty if it begins with none. */
    public String synopsis(String line) {
        return CommandHelp.synopsis(line, commands);
    }

    /** The help of the command that the line begins with, as {@code :help} shows it; empty if it begins with none. */
    public String help(String line) {
        return CommandHelp.text(line, commands);
    }

    /** What the command that is being typed takes and was not given yet; empty for anything else. Takes microseconds. */
    public String tip(String line) {
        return tips.of(line);
    }

    /** What may stand at the cursor, best first. */
    public List<Candidate> complete(String line, int cursor) {
        startUp.await();
        return completion.complete(line, cursor, dialogue.chatting());
    }

    /**
     * Begins to load the demo model in the background after Java, as a front end does that greets with it; the next line
     * waits for it. Does nothing where there is none.
     */
    public void beginDemo() {
        demo.begin();
    }

    /** The name of the model that answers: the loaded one, or the demo model while it loads. */
    public Optional<String> modelName() {
        return session.modelName().or(() -> demo.isLoading() ? dialogue.standInName() : Optional.empty());
    }

    /** Where the session stands, for a line under the prompt. Takes about a millisecond; nothing is computed for it. */
    public SessionStatus status() {
        return session.status();
    }

    /** How the user wants to see what the model writes. */
    public Display display() {
        return dialogue.display();
    }

    /** Changes that, as {@code :set} does. */
    public void display(Display value) {
        dialogue.display(value);
    }

    /** Whether plain text goes to the model. */
    public boolean isChatting() {
        return dialogue.chatting();
    }

    /** Whether the user asked to leave. */
    public boolean isLeaving() {
        return dialogue.leaving();
    }

    /** What {@code :quit} asked the process to end with. */
    public int exitCode() {
        return dialogue.exitCode();
    }

    /** What the user wants every time. */
    public Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        java.close();
    }

    private static boolean isCommand(String line) {
        return line.stripLeading().startsWith(":");
    }
}
