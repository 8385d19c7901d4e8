package dev.glmsh.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.Table;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TablesawStartUpTest {
    /** Loads Tablesaw in a JVM of its own, since what loading prints can be seen only once a process. */
    static final class Load {
        public static void main(String[] arguments) throws InterruptedException {
            TablesawStartUp.begin().join();
        }
    }

    @Test
    void loads_in_the_background_and_may_be_asked_twice() throws InterruptedException {
        Thread first = TablesawStartUp.begin();
        Thread second = TablesawStartUp.begin();
        assertThat(first.isDaemon()).isTrue();
        first.join();
        second.join();
        assertThat(first.isAlive()).isFalse();
    }

    @Test
    void prints_nothing() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(java, "-cp", classPath, Load.class.getName())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
    }

    @Test
    void still_finds_its_readers_with_the_newer_classgraph() {
        assertThat(Table.read().csv("name,size\na,1\n", "t").columnNames()).containsExactly("name", "size");
    }
}
