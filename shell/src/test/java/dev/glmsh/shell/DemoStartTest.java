package dev.glmsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.Progress;
import dev.glmsh.session.Session;
import dev.glmsh.shell.command.Dialogue;
import dev.glmsh.shell.java.JavaEngine;
import dev.glmsh.shell.java.JavaEvaluator;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoStartTest {
    private static final Path DEMO = Path.of("..", "demo", "glm4-demo");

    private final Session session = Session.open();
    private final CompletableFuture<JavaEvaluator> javaIsThere = new CompletableFuture<>();
    private final JavaEngine java = new JavaEngine(javaIsThere::join);
    private final DemoStart demo = new DemoStart(session, new Dialogue(Optional.of(DEMO), Settings.none()), java);
    private final List<String> notices = new ArrayList<>();
    private final Output output = new Output() {
        @Override
        public void text(String piece) {}

        @Override
        public void notice(String line) {
            notices.add(line);
        }

        @Override
        public Progress progress() {
            return Progress.NONE;
        }
    };

    @AfterEach
    void close() {
        if (!javaIsThere.isCompletedExceptionally()) {
            java.close();
        }
        session.close();
    }

    private void startJava() {
        javaIsThere.complete(JavaEvaluator.open(List.of(), List.of(), () -> {}));
    }

    @Test
    void loads_the_model_when_java_has_started() {
        demo.begin();
        assertThat(demo.isLoading()).isTrue();

        startJava();
        demo.await(output);

        assertThat(demo.isLoading()).isFalse();
        assertThat(session.modelName()).hasValue("glm4-demo");
        assertThat(notices).isEmpty();
    }

    @Test
    void says_once_that_it_was_cancelled() {
        demo.begin();
        demo.cancel();
        startJava();

        demo.await(output);
        demo.await(output);

        assertThat(session.isLoaded()).isFalse();
        assertThat(notices).containsExactly("the demo model was not loaded: loading was cancelled");
    }

    @Test
    void says_what_else_went_wrong() {
        demo.begin();
        javaIsThere.completeExceptionally(new IllegalStateException("no Java today"));

        demo.await(output);

        assertThat(notices)
                .containsExactly("the demo model was not loaded: java.lang.IllegalStateException: no Java today");
    }
}
