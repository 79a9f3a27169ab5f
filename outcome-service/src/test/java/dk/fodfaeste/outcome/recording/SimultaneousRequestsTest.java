package dk.fodfaeste.outcome.recording;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A request that needs a second database connection while it holds one can wait for ever, because all others may do the same. */
@QuarkusTest
class SimultaneousRequestsTest extends IntegrationTestBase {
    private static final int CALLERS = 40;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @Test
    void more_commands_at_once_than_connections_are_all_answered() throws Exception {
        assertThat(CALLERS).isGreaterThan(3 * connections);
        List<Callable<Integer>> commands = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            EnrolmentEvent enrolment = dueEnrolment();
            // One user may send fewer requests at once.
            RequestSpecification command = given().auth()
                    .oauth2(TestStack.token("lead", "lead-" + i, "*"))
                    .contentType("application/json")
                    .body(Bodies.status("EDUCATION", 0).replace('\'', '"'));
            commands.add(() -> command.post(followUp(enrolment) + "/status").statusCode());
        }
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<Integer> status : callers.invokeAll(commands)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
    }
}
