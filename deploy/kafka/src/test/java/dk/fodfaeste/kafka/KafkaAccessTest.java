package dk.fodfaeste.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line with wrong input, which it refuses before it connects to a broker. */
class KafkaAccessTest {

    private static final String PASSWORD = "sixteen-letters!";

    @TempDir
    Path dir;

    private record Ended(int exitCode, String output, String errors) {}

    @ParameterizedTest
    @ValueSource(
            strings = {"", "settings", "settings tables", "settings tables a b", "settings let-in", "settings other a"})
    void wrong_arguments_print_the_usage(String arguments) {
        Ended ended = run(Map.of(), "", arguments.split(" "));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors())
                .contains("topics-and-applications.sh DIRECTORY", "let-in.sh APPLICATION [read|write TOPIC]...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "fifteen-letters\n", "\nsixteen-letters!\n"})
    void a_password_on_the_first_line_of_input_has_at_least_16_characters(String input) {
        assertThat(run(Map.of(), input, "settings", "let-in", "warehouse", "read", "events-v1"))
                .isEqualTo(new Ended(2, "", "warehouse needs a password of at least 16 characters.\n"));
    }

    @Test
    void an_application_may_only_read_and_write_topics() {
        assertThat(run(Map.of(), PASSWORD, "settings", "let-in", "warehouse", "alter", "events-v1"))
                .isEqualTo(new Ended(2, "", "An application may read or write a topic, not \"alter\".\n"));
        assertThat(run(Map.of(), PASSWORD, "settings", "let-in", "warehouse", "read", "events-v1", "write"))
                .isEqualTo(new Ended(2, "", "The topic is missing after the last \"write\".\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "admin", "a.b", "User:a", ""})
    void an_application_cannot_be_named_as_all_users_as_the_administrator_or_with_a_dot(String name) {
        Ended ended = run(Map.of(), PASSWORD, "settings", "let-in", name);
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors()).startsWith("\"" + name + "\" is ");
    }

    @Test
    void each_application_of_the_table_needs_its_password_in_the_environment() throws IOException {
        tables(
                "name;partitions;retentionMs;cleanup\nevents-v1;12;-1;delete\n",
                "application;may;topic\na-service;read;events-v1\n");
        assertThat(run(Map.of("A_SERVICE_PASSWORD", ""), "", "settings", "tables", dir.toString()))
                .isEqualTo(new Ended(2, "", "The password of a-service is missing: A_SERVICE_PASSWORD is not set.\n"));
        assertThat(run(Map.of("A_SERVICE_PASSWORD", "short"), "", "settings", "tables", dir.toString()))
                .isEqualTo(new Ended(2, "", "a-service needs a password of at least 16 characters.\n"));
    }

    @Test
    void a_bad_line_and_a_missing_file_are_named() throws IOException {
        assertThat(run(Map.of(), "", "settings", "tables", dir.toString()))
                .isEqualTo(new Ended(2, "", "There is no file " + dir.resolve("topics.csv") + ".\n"));
        tables("name;partitions;retentionMs;cleanup\nevents-v1;many;-1;delete\n", "application;may;topic\n");
        assertThat(run(Map.of(), "", "settings", "tables", dir.toString()))
                .isEqualTo(new Ended(2, "", "topics.csv, line 2, partitions: \"many\" is not a whole number.\n"));
    }

    @Test
    void a_broker_that_does_not_answer_is_named_with_its_address() throws IOException {
        Path settings =
                Files.writeString(dir.resolve("settings"), "default.api.timeout.ms=300\nrequest.timeout.ms=200\n");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + silent.getLocalPort();
            Ended ended = run(Map.of("ADMIN_ADDRESS", address), PASSWORD, settings.toString(), "let-in", "warehouse");
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.errors()).startsWith("Kafka at " + address + ": TimeoutException: ");
        }
    }

    private void tables(String topics, String access) throws IOException {
        Files.writeString(dir.resolve("topics.csv"), topics);
        Files.writeString(dir.resolve("access.csv"), access);
    }

    private static Ended run(Map<String, String> environment, String input, String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int exitCode = new KafkaAccess(
                        environment,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(output, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
        return new Ended(exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }
}
