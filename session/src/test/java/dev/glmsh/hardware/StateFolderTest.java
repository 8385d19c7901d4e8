package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateFolderTest {
    private static final Path HOME = Path.of("/home/ada");

    private static Path of(String os, Map<String, String> environment) {
        return StateFolder.of(os, HOME, environment::get);
    }

    @Test
    void is_where_each_operating_system_keeps_state() {
        assertThat(of("Linux", Map.of())).isEqualTo(HOME.resolve(".local/state/glmsh"));
        assertThat(of("Linux", Map.of("XDG_STATE_HOME", "/state"))).isEqualTo(Path.of("/state/glmsh"));
        assertThat(of("Mac OS X", Map.of())).isEqualTo(HOME.resolve("Library/Application Support/glmsh"));
        assertThat(of("Windows 11", Map.of("LOCALAPPDATA", "/local"))).isEqualTo(Path.of("/local/glmsh"));
        assertThat(of("Windows 11", Map.of())).isEqualTo(HOME.resolve("AppData/Local/glmsh"));
    }

    @Test
    void ignores_a_relative_variable_as_XDG_asks() {
        assertThat(of("Linux", Map.of("XDG_STATE_HOME", "state"))).isEqualTo(HOME.resolve(".local/state/glmsh"));
    }
}
