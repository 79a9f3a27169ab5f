package dk.fodfaeste.outcome.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Base of tests that import files with case numbers known to the stub of participant-service. */
abstract class ImportTestBase extends IntegrationTestBase {
    protected static final String HEADER = "caseNumber;measure;statusDate;status;weeklyHours;source\n";
    protected static final AtomicInteger COUNT = new AtomicInteger();

    protected static ValidatableResponse importFile(String file) {
        return asLead().contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post("/api/v1/statuses/import")
                .then();
    }

    protected static io.restassured.specification.RequestSpecification given(String role, String initiative) {
        return io.restassured.RestAssured.given()
                .auth()
                .oauth2(TestStack.token(role, "somebody", initiative))
                .contentType("text/csv");
    }

    protected Case dueCase() {
        return new Case(publish(EnrolmentEvent.exited(anInitiative(), "2025-12-31")));
    }

    /** An enrolment with its case number in participant-service. */
    protected final class Case {
        final String number;
        EnrolmentEvent enrolment;

        Case(EnrolmentEvent enrolment) {
            this(enrolment, 1);
        }

        Case(EnrolmentEvent enrolment, int initiativeVersion) {
            this("KBH-" + COUNT.incrementAndGet(), enrolment, initiativeVersion);
        }

        Case(String number, EnrolmentEvent enrolment, int initiativeVersion) {
            this.number = number;
            this.enrolment = enrolment;
            ParticipantServiceStub.addEnrolments(number, List.of(enrolment.lookupItem(initiativeVersion)));
        }

        void publish(EnrolmentEvent changed) {
            enrolment = ImportTestBase.this.publish(changed);
            ParticipantServiceStub.addEnrolments(number, List.of(enrolment.lookupItem(1)));
        }

        String line(String rest) {
            return number + ";" + MEASURE + ";" + rest + "\n";
        }
    }
}
