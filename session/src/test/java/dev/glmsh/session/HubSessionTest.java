package dev.glmsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.ReferenceCheckpoints;
import dev.glmsh.checkpoint.hub.LocalHub;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSessionTest {
    @TempDir
    Path home;

    private LocalHub hub;
    private Session session;

    @BeforeEach
    void open() {
        hub = LocalHub.start(home);
        session = Session.open(hub.hub());
    }

    @AfterEach
    void close() {
        session.close();
        hub.close();
    }

    @Test
    void estimates_a_model_by_its_headers_alone() {
        EstimateOptions options = EstimateOptions.defaults();

        var remote = session.estimate("org/name", options);

        var local = session.estimate(ReferenceCheckpoints.directory("glm-4"), options);
        assertThat(remote.parts()).extracting("name").isEqualTo(names(local));
        assertThat(remote.parts().get(0)).isEqualTo(local.parts().get(0));
        assertThat(session.cachedModels()).isEmpty();
    }

    private static List<String> names(dev.glmsh.memory.Estimate estimate) {
        return estimate.parts().stream().map(part -> part.name()).toList();
    }

    @Test
    void loads_a_model_by_its_id_and_again_without_the_network() {
        session.load("org/name");
        assertThat(session.modelName()).contains("name");
        hub.close();

        session.load("org/name", LoadOptions.defaults(), Progress.NONE, new Cancellation());

        assertThat(session.modelName()).contains("name");
        assertThat(session.cache().print()).contains("org/name").contains("complete");
    }

    @Test
    void refuses_a_model_that_does_not_fit_before_it_is_downloaded() {
        LoadOptions impossible = LoadOptions.defaults().withContext(1_000_000);

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> session.load("org/name", impossible, Progress.NONE, new Cancellation()))
                .withMessageStartingWith("a context of 1000000 tokens is longer than the model's");
        assertThat(session.cachedModels()).isEmpty();
    }

    @Test
    void takes_a_path_for_a_path() {
        String missing = home.resolve("nothing").toString();

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> session.load(missing))
                .withMessageStartingWith(missing + " does not exist");
        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> session.load("nothing-of-that-name"))
                .withMessageStartingWith("nothing-of-that-name does not exist");
        assertThat(hub.requests()).isZero();
    }
}
