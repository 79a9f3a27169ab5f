package dk.fodfaeste.outcome.importing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.outcome.support.EnrolmentEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statuses in files for measures whose follow-ups come and go, or take no status. */
@QuarkusTest
class ImportOfKindsTest extends ImportTestBase {
    private static final Map<String, Object> EDUCATION = Map.of("successStatuses", List.of("EDUCATION"));

    private Case exited;

    @BeforeEach
    void an_enrolment_of_an_initiative_with_several_kinds() {
        exited = new Case(publish(EnrolmentEvent.exited(
                anInitiative(
                        EnrolmentEvent.measure(
                                "base", "SITUATION_AFTER", Map.of("anchor", "EXIT", "offset", "P1M"), EDUCATION),
                        EnrolmentEvent.measure(
                                "lasting",
                                "SITUATION_AFTER",
                                Map.of("anchor", "EXIT", "offset", "P2M", "ofSuccessesOf", "base"),
                                EDUCATION),
                        EnrolmentEvent.measure(
                                "attended", "MEETINGS_ATTENDED", Map.of("meeting", "JOB_INTERVIEW"), Map.of())),
                "2025-12-31")));
    }

    private String line(String measure, String status) {
        return exited.number + ";" + measure + ";;" + status + ";;REGISTER\n";
    }

    @Test
    void a_success_and_the_follow_up_that_depends_on_it_are_imported_in_one_file() {
        importFile(HEADER + line("base", "EDUCATION") + line("lasting", "EDUCATION"))
                .statusCode(200)
                .body("accepted", equalTo(2));
        for (String measure : List.of("base", "lasting")) {
            asLead().get(followUp(exited.enrolment.enrolmentId(), measure))
                    .then()
                    .body("state", equalTo("RECORDED"));
        }
        importFile(HEADER + line("base", "EDUCATION") + line("lasting", "EDUCATION"))
                .body("unchanged", equalTo(2));
    }

    @Test
    void a_status_is_rejected_while_its_measure_asks_nothing() {
        importFile(HEADER + line("base", "UNEMPLOYED") + line("lasting", "EDUCATION"))
                .body("accepted", equalTo(1))
                .body("rejected.line", contains(3))
                .body("rejected[0].field", equalTo("measure"))
                .body("rejected[0].problem", containsString("asks nothing about this enrolment now"));
    }

    @Test
    void a_status_is_rejected_if_activities_decide_its_measure() {
        importFile(HEADER + line("attended", "EDUCATION"))
                .body("accepted", equalTo(0))
                .body("rejected[0].field", equalTo("measure"))
                .body("rejected[0].problem", containsString("JOB_INTERVIEW"));
    }
}
