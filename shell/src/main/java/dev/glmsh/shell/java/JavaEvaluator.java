package dev.glmsh.shell.java;

import dev.glmsh.Cancellation;
import dev.glmsh.shell.output.Output;
import dev.glmsh.table.TablesawStartUp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates Java in this process. JShell takes about a second to start, so {@link #open} starts it on a thread of its
 * own and the first call that needs it waits. Evaluation and questions come from one thread at a time; {@link #stop}
 * from any. The one who opens it closes it.
 *
 * <pre>{@code
 * try (JavaEvaluator java = JavaEvaluator.open(List.of("java.util.*"), List.of(), () -> {})) {
 *     java.evaluate("int x = 6 * 7");     // values: int x ==> 42
 * }
 * }</pre>
 */
public final class JavaEvaluator implements AutoCloseable {
    /** The compiler would look for plugins in all jars of the class path; this folder has none. */
    private static final String[] NO_PLUGINS = {"-processorpath", System.getProperty("java.home")};

    private final InProcessExecution execution;
    private final long number;
    private final CompletableFuture<JShell> starting = new CompletableFuture<>();
    private final Object turn = new Object();
    private final SnippetIds ids = new SnippetIds();
    private final SnippetPlaces places = new SnippetPlaces();
    private final CompiledSnippets compiled = new CompiledSnippets();
    private final Set<Path> classPath = new LinkedHashSet<>();
    private final Object stops = new Object();
    private volatile Output relay = Output.SILENT;
    private @Nullable Cancellation evaluating;

    private JavaEvaluator(long number, Runnable cancel) {
        this.number = number;
        this.execution = new InProcessExecution(cancel);
    }

    /**
     * Starts an evaluator and returns at once.
     *
     * @param imports what snippets may name shortly, each as an import statement has it: {@code java.util.*}
     * @param bindings objects that snippets see as variables
     * @param cancel cancels what these objects do for a snippet that is stopped; called several times, also when there
     *     is nothing to cancel
     */
    public static JavaEvaluator open(List<String> imports, List<Binding> bindings, Runnable cancel) {
        JavaEvaluator evaluator = new JavaEvaluator(Bindings.register(bindings), cancel);
        List<String> preamble = new ArrayList<>();
        imports.forEach(name -> preamble.add("import " + name + ";"));
        bindings.forEach(binding -> preamble.add(Bindings.declaration(evaluator.number, binding)));
        var jars = JarFileManager.prepare(TablesawStartUp.classPath());
        Thread starter = new Thread(() -> evaluator.start(preamble, jars), "jshell-start");
        starter.setDaemon(true);
        starter.start();
        return evaluator;
    }

    @SuppressWarnings("IllegalCatch") // whatever goes wrong has to reach the one who waits
    private void start(List<String> preamble, Map<Path, CompletableFuture<JarPackages>> jars) {
        try {
            JShell jshell = JShell.builder()
                    .executionEngine(execution.provider(), Map.of())
                    .idGenerator(ids::next)
                    .compilerOptions(NO_PLUGINS)
                    .fileManager(files -> JarFileManager.over(files, jars))
                    .build();
            jshell.addToClasspath(TablesawStartUp.classPath());
            preamble.forEach(line -> declare(jshell, line));
            ids.started();
            starting.complete(jshell);
            execution.warmUp();
        } catch (RuntimeException | Error e) {
            starting.completeExceptionally(e);
        }
    }

    private static void declare(JShell jshell, String line) {
        for (SnippetEvent event : jshell.eval(line)) {
            if (event.status() != Status.VALID || event.exception() != null) {
                throw new IllegalStateException("start of Java failed at: " + line, event.exception());
            }
        }
    }

    /** Runs every snippet in the input, up to the first that fails, and drops what it prints. */
    public Evaluation evaluate(String input) {
        return evaluate(Source.typed(input), Output.SILENT, new Cancellation());
    }

    /** The same of what was typed, showing what it prints. */
    public Evaluation evaluate(String input, Output output, Cancellation cancellation) {
        return evaluate(Source.typed(input), output, cancellation);
    }

    /**
     * Runs every snippet in the input, up to the first that fails.
     *
     * @param output receives what the snippets print, on the calling thread
     * @param cancellation raised before {@link #stop}, so that a stop that comes while this call begins is not lost
     */
    public Evaluation evaluate(Source input, Output output, Cancellation cancellation) {
        return during(
                output, cancellation, jshell -> new SnippetRunner(jshell, execution, input, places, compiled).run());
    }

    /** Where the calling thread may send what belongs to its line, or to the snippet that runs; drops it when none runs. */
    public Output output() {
        return OutputQueue.ofThread().map(Output.class::cast).orElse(relay);
    }

    /** Asks JShell, which bears one thread at a time; one that completes a line waits for one that runs a snippet. */
    private <T> T ask(Function<JShell, T> question) {
        JShell jshell = starting.join();
        synchronized (turn) {
            return question.apply(jshell);
        }
    }

    private <T> T during(Output output, Cancellation cancellation, Function<JShell, T> work) {
        return ask(jshell -> during(output, cancellation, jshell, work));
    }

    private <T> T during(Output output, Cancellation cancellation, JShell jshell, Function<JShell, T> work) {
        OutputQueue queue = new OutputQueue(output);
        begin(queue, cancellation);
        SnippetStreams streams = new SnippetStreams(queue);
        relay = queue;
        try {
            return work.apply(jshell);
        } finally {
            relay = Output.SILENT;
            streams.close();
            queue.close();
            end();
        }
    }

    private void begin(OutputQueue queue, Cancellation cancellation) {
        synchronized (stops) {
            execution.begin(queue);
            evaluating = cancellation;
            if (cancellation.isCancelled()) {
                execution.stop();
            }
        }
    }

    private void end() {
        synchronized (stops) {
            evaluating = null;
            execution.end();
        }
    }

    /** All snippets so far, in the order of their evaluation. */
    public List<SnippetEntry> snippets() {
        return ask(jshell -> new SnippetCatalogue(jshell).entries());
    }

    /**
     * A variable's value as Java shows it: strings quoted, arrays with their elements. What it prints meanwhile is
     * dropped.
     *
     * @return empty if there is no such variable or its {@code toString} throws
     */
    public Optional<String> text(String variable, Cancellation cancellation) {
        return during(
                Output.SILENT,
                cancellation,
                jshell -> jshell.variables()
                        .filter(found -> found.name().equals(variable))
                        .findFirst()
                        .flatMap(found -> {
                            jshell.varValue(found);
                            return execution.lastText();
                        }));
    }

    /**
     * Takes declarations away by name, or a snippet by its id.
     *
     * @return what was dropped and what that means for others, a line each; empty if there is nothing of that name or id
     */
    public List<String> drop(String nameOrId) {
        return ask(jshell -> drop(nameOrId, jshell));
    }

    private List<String> drop(String nameOrId, JShell jshell) {
        compiled.clear();
        List<String> lines = new ArrayList<>();
        for (PersistentSnippet snippet : new SnippetCatalogue(jshell).find(nameOrId)) {
            for (SnippetEvent event : jshell.drop(snippet)) {
                if (event.causeSnippet() == null || event.snippet().equals(snippet)) {
                    lines.add("dropped " + Feedback.described(snippet));
                } else {
                    new Feedback(jshell, execution).update(event).ifPresent(lines::add);
                }
            }
        }
        return lines.stream().distinct().toList();
    }

    /** Lets later snippets name the classes in jars and folders. */
    public void addToClassPath(List<Path> paths) {
        JShell jshell = starting.join();
        paths.forEach(path -> jshell.addToClasspath(path.toString()));
        classPath.addAll(paths);
    }

    /** What was added to the class path, in order. */
    public List<Path> classPath() {
        return List.copyOf(classPath);
    }

    /** Waits until Java has started; a start that failed is told by the first call that needs it. */
    public void awaitStart() {
        starting.exceptionally(failed -> null).join();
    }

    /** Whether the input can run as it stands. */
    public Completeness completeness(String input) {
        return ask(jshell -> new SnippetText(input, jshell.sourceCodeAnalysis()).completeness());
    }

    /** The signatures of what may be meant at the cursor, overloads in order; takes milliseconds. */
    public List<String> signatures(String input, int cursor) {
        return ask(jshell -> new DocumentationSearch(jshell, classPath()).signatures(input, cursor));
    }

    /** The same with their Javadoc; may take a second where the JDK's sources are read for the first time. */
    public List<Documentation> documentation(String input, int cursor) {
        return ask(jshell -> new DocumentationSearch(jshell, classPath()).documentation(input, cursor));
    }

    /** The snippets of a text, without what is only white space. */
    public List<String> split(String text) {
        return ask(jshell -> new SnippetText(text, jshell.sourceCodeAnalysis()).snippets());
    }

    /** Names that may stand at the cursor, those that fit the expected type first. */
    public List<Suggestion> suggestions(String input, int cursor) {
        int[] anchor = new int[1];
        return ask(jshell -> jshell.sourceCodeAnalysis().completionSuggestions(input, cursor, anchor)).stream()
                .map(found -> new Suggestion(found.continuation(), anchor[0], found.matchesType()))
                .distinct()
                .toList();
    }

    /** Ends the line that is evaluated, snippet and all; harmless when nothing runs. Any thread. */
    public void stop() {
        execution.stop();
    }

    /** The same of the line that is evaluated with this flag, which was raised before; of no other line. Any thread. */
    public void stop(Cancellation cancellation) {
        synchronized (stops) {
            if (evaluating == cancellation) {
                execution.stop();
            }
        }
    }

    @Override
    public void close() {
        Bindings.release(number);
        var unused = starting.thenAccept(JShell::close); // at once, or as soon as it has started
    }
}
