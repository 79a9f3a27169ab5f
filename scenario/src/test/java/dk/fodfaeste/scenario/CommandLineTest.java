package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.local.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code ./fodfaeste}: their results, and one clear line for each error. */
@ExclusiveSharedStack
class CommandLineTest {

    @Test
    void status_lists_every_part_with_its_address() {
        List<String> parts = new ArrayList<>();
        for (JsonNode part : Stack.running().status()) {
            parts.add(part.get("part").textValue());
            assertThat(part.get("ready").booleanValue()).isTrue();
            assertThat(ProcessHandle.of(part.get("pid").longValue())).isPresent();
            assertThat(part.get("address").textValue()).isNotBlank();
        }
        assertThat(parts)
                .containsExactlyInAnyOrder(
                        "launcher",
                        "postgresql",
                        "kafka",
                        "identity",
                        "participant-service",
                        "outcome-service",
                        "reporting-service");
    }

    @Test
    void a_port_in_use_is_one_clear_line(@TempDir Path data) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (String detach : List.of("up", "--detach")) {
                List<String> command = new ArrayList<>(
                        List.of("up", "--port", String.valueOf(taken.getLocalPort()), "--data", data.toString()));
                if (detach.equals("--detach")) {
                    command.add(detach);
                }
                oneLine(Commands.run(command.toArray(String[]::new)), String.valueOf(taken.getLocalPort()));
            }
        }
    }

    @Test
    void a_data_directory_in_use_is_one_clear_line() {
        Stack running = Stack.running();
        oneLine(
                Commands.run("up", "--port", String.valueOf(Ports.free()), "--data", running.data.toString()),
                running.data.toString());
    }

    @Test
    void a_directory_with_other_files_is_not_changed(@TempDir Path data) throws IOException {
        Path letter = Files.writeString(data.resolve("letter.txt"), "not ours");
        oneLine(Commands.run("up", "--port", String.valueOf(Ports.free()), "--data", data.toString()), data.toString());
        oneLine(
                Commands.run("up", "--port", String.valueOf(Ports.free()), "--data", letter.toString()),
                letter.toString());
        assertThat(data).isDirectoryContaining(path -> path.equals(letter));
        assertThat(data.toFile().list()).hasSize(1);
    }

    @Test
    void the_audit_trails_are_verified_against_the_logs() {
        Stack.running().as("lead").get("/api/v1/enrolments?limit=1").ok();
        Commands.Result verified =
                Commands.run("audit", "verify", "--data", Stack.running().data.toString());
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out().lines()).hasSize(3).allMatch(line -> line.contains("the chain is unbroken"));
    }

    @Test
    void the_access_list_has_time_purpose_and_unit_of_each_access_in_every_service_but_no_user() {
        Stack running = Stack.running();
        String initiative = "looked-at";
        running.as("admin")
                .put("/api/v1/initiatives/" + initiative, Cohorts.likeSydhavnen(initiative))
                .ok();
        running.as("lead")
                .importCsv(
                        "/api/v1/enrolments/import",
                        Cohorts.ENROLMENTS_HEADER + Cohorts.enrolmentLine(initiative, "looked-at-", 990_001))
                .ok();
        JsonNode enrolment = running.as("lead")
                .get("/api/v1/enrolments?initiative=" + initiative)
                .ok()
                .get("items")
                .get(0);
        await().until(() -> running.as("lead")
                        .get("/api/v1/follow-ups?initiative=" + initiative)
                        .ok()
                        .get("items")
                        .size()
                == 1);
        Commands.Result told = Commands.run(
                "audit", "access", enrolment.get("participantRef").textValue(), "--data", running.data.toString());
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.out().lines().findFirst()).contains("at;purpose;unit;service");
        assertThat(told.out())
                .contains(";case-work;", ";participant-service", ";outcome-service")
                .doesNotContain("leder1");
        oneLine(Commands.run("audit", "access", "--data", running.data.toString()), "Whose");
    }

    @Test
    void existing_keys_are_never_overwritten(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("keys.properties");
        assertThat(Commands.run("keys", "make", file.toString()).exitCode()).isZero();
        String made = Files.readString(file);
        oneLine(Commands.run("keys", "make", file.toString()), file.toString());
        assertThat(Files.readString(file)).isEqualTo(made);
        oneLine(Commands.run("keys", "rotate", dir.resolve("none").toString()), "none");
    }

    @Test
    void an_unknown_persona_and_a_missing_stack_are_one_clear_line(@TempDir Path data) {
        oneLine(Commands.run("token", "mayor", "--data", Stack.running().data.toString()), "mayor");
        oneLine(Commands.run("token", "lead", "--data", data.resolve("nothing").toString()), "nothing");
    }

    @Test
    void status_and_down_succeed_where_nothing_runs(@TempDir Path data) throws IOException {
        Commands.Result down =
                Commands.run("down", "--data", data.resolve("nothing").toString());
        assertThat(down.exitCode()).isZero();
        JsonNode status = Api.JSON.readTree(Commands.run(
                        "status", "--json", "--data", data.resolve("nothing").toString())
                .out());
        assertThat(StreamSupport.stream(status.spliterator(), false)
                        .anyMatch(part -> part.get("ready").booleanValue()))
                .isFalse();
    }

    private static void oneLine(Commands.Result ended, String about) {
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.err().strip().lines()).as(ended.err()).hasSize(1);
        assertThat(ended.err()).contains(about);
    }
}
