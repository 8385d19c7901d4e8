package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * A real pseudo-terminal, 120 columns by 50 lines, that a program is driven in by key presses.
 *
 * <p>{@code -Dglmsh.jitter=400} waits up to so many milliseconds before each key and each change of size, to find what
 * depends on how fast they follow one another.
 */
final class Tmux implements AutoCloseable {
    private static final int JITTER_MS = Integer.getInteger("glmsh.jitter", 0);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path socket;

    private Tmux(Path socket) {
        this.socket = socket;
    }

    static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Path.of(folder, "tmux").toFile().canExecute());
    }

    /** Starts a shell in a terminal of its own, whose server listens at a socket of its own. */
    static Tmux start(Path socket, Map<String, String> environment) {
        Tmux tmux = new Tmux(socket);
        List<String> words = new ArrayList<>(List.of("new-session", "-d", "-x", "120", "-y", "50"));
        environment.forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
        words.add("sh");
        tmux.run(words);
        return tmux;
    }

    /** Types text and presses Enter. */
    void line(String text) {
        type(text);
        press("Enter");
    }

    /** Types text. */
    void type(String text) {
        // a semicolon at the end would separate commands of tmux
        pause();
        run(List.of("send-keys", "-l", text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text));
    }

    /** Pastes text as terminals do that tell programs where a paste begins and ends. */
    void paste(String text) throws IOException {
        Path file = Files.writeString(socket.resolveSibling(socket.getFileName() + ".paste"), text);
        run(List.of("load-buffer", file.toString()));
        run(List.of("paste-buffer", "-p"));
    }

    /** Gives the terminal another size. */
    void resize(int columns, int rows) {
        pause();
        run(List.of("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows)));
    }

    /** Presses keys at once, by tmux's names for them: {@code C-c}, {@code Tab}, {@code Up}, {@code x}. */
    void press(String... keys) {
        pause();
        List<String> words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        run(words);
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(JITTER_MS + 1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a program reads lines: until the system gathers them for it. */
    void awaitLineMode() throws InterruptedException {
        String device = run(List.of("display-message", "-p", "#{pane_tty}")).strip();
        Command modes = Command.in(Command.ROOT, "stty", "-F", device, "-a");
        await(screen -> modes.run().out().contains(" icanon"));
    }

    /** The program that the shell runs. */
    ProcessHandle program() {
        long shell = Long.parseLong(
                run(List.of("display-message", "-p", "#{pane_pid}")).strip());
        return ProcessHandle.of(shell).orElseThrow().children().findFirst().orElseThrow();
    }

    /** The screen without the blank lines at its end. */
    String screen() {
        return run(List.of("capture-pane", "-p")).stripTrailing();
    }

    /** Waits until the screen is as wanted, and returns it. */
    String await(Predicate<String> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String screen = screen();
        while (!wanted.test(screen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the screen stays:\n" + screen);
            }
            Thread.sleep(50);
            screen = screen();
        }
        return screen;
    }

    /** Waits until the screen ends so. */
    String awaitEnd(String end) throws InterruptedException {
        return await(screen -> screen.endsWith(end));
    }

    /** Waits until the last line of the screen is this. */
    String awaitLast(String line) throws InterruptedException {
        return await(screen -> screen.substring(screen.lastIndexOf('\n') + 1).equals(line));
    }

    private String run(List<String> words) {
        List<String> all = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        all.addAll(words);
        Command.Outcome outcome =
                Command.in(Command.ROOT, all.toArray(String[]::new)).run();
        assertThat(outcome.code()).as("%s: %s", words, outcome.err()).isZero();
        return outcome.out();
    }

    @Override
    public void close() {
        run(List.of("kill-server"));
    }
}
