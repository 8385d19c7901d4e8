package dev.glmsh.shell.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SnippetStreamsTest {
    @Test
    void what_is_printed_after_the_line_goes_to_the_streams_that_were_there_before() {
        ByteArrayOutputStream later = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(later, true, StandardCharsets.UTF_8));
        try {
            Recorder recorder = new Recorder();
            OutputQueue queue = new OutputQueue(recorder);
            SnippetStreams streams = new SnippetStreams(queue);
            PrintStream kept = System.out;
            kept.print("during ");
            queue.close();
            kept.print("as it closes ");
            streams.close();
            kept.print("afterwards");

            assertThat(recorder.written()).isEqualTo("during ");
            assertThat(later.toString(StandardCharsets.UTF_8)).isEqualTo("as it closes afterwards");
        } finally {
            System.setOut(before);
        }
    }
}
