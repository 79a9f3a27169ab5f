package dk.fodfaeste.participant;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.registration;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A request that needs a second database connection while it holds one can wait for ever, because all others may do the same. */
@QuarkusTest
class SimultaneousRequestsTest {
    private static final int CALLERS = 40;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @Test
    void more_commands_at_once_than_connections_are_all_answered() throws Exception {
        assertThat(CALLERS).isGreaterThan(3 * connections);
        String initiative = anInitiative();
        List<Callable<Response>> registrations = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            RequestSpecification registration = asUser(caller).body(registration(initiative));
            registrations.add(() -> registration.post("/api/v1/enrolments"));
        }
        List<Callable<Response>> exits = new ArrayList<>();
        for (Response answer : atOnce(registrations)) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
            RequestSpecification exit = asUser(exits.size()).body(Bodies.exit("2024-03-31", "GOT_JOB", 1));
            String path = "/api/v1/enrolments/" + answer.path("enrolmentId") + "/exit";
            exits.add(() -> exit.post(path));
        }
        for (Response answer : atOnce(exits)) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        }
    }

    /** One user may send fewer requests at once. */
    private static RequestSpecification asUser(int caller) {
        return as("lead", "lead-" + caller, "*");
    }

    private static List<Response> atOnce(List<Callable<Response>> requests)
            throws InterruptedException, ExecutionException {
        List<Response> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(requests.size())) {
            for (Future<Response> answer : callers.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
