package dev.glmsh.shell.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsFolderTest {
    private static final Path HOME = Path.of("/home/ada");

    private static Path of(String os, Map<String, String> environment) {
        return SettingsFolder.of(os, HOME, environment::get);
    }

    @Test
    void is_where_each_operating_system_keeps_settings() {
        assertThat(of("Linux", Map.of())).isEqualTo(HOME.resolve(".config/glmsh"));
        assertThat(of("Linux", Map.of("XDG_CONFIG_HOME", "/config"))).isEqualTo(Path.of("/config/glmsh"));
        assertThat(of("Linux", Map.of("XDG_CONFIG_HOME", "config"))).isEqualTo(HOME.resolve(".config/glmsh"));
        assertThat(of("Mac OS X", Map.of())).isEqualTo(HOME.resolve("Library/Application Support/glmsh"));
        assertThat(of("Windows 11", Map.of("APPDATA", "/roaming"))).isEqualTo(Path.of("/roaming/glmsh"));
        assertThat(of("Windows 11", Map.of())).isEqualTo(HOME.resolve("AppData/Roaming/glmsh"));
    }
}
