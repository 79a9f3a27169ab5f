package dk.fodfaeste.participant;

import static dk.fodfaeste.participant.Api.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;

/** Import files of enrolments and assertions about their results. */
public final class EnrolmentFiles {
    public static final String HEADER = "caseNumber;cpr;name;initiative;consultant;startedOn;exitedOn;exitReason\n";

    private EnrolmentFiles() {}

    public static String line(String caseNumber, String cpr, String initiative, String startedOn, String exitedOn) {
        String reason = exitedOn.isEmpty() ? "" : "GOT_JOB";
        return String.join(";", caseNumber, cpr, NAME, initiative, "konsulent1", startedOn, exitedOn, reason) + "\n";
    }

    public static void assertCounts(Response answer, int accepted, int unchanged, int rejected) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(List.of(
                        answer.<Integer>path("accepted"),
                        answer.<Integer>path("unchanged"),
                        answer.<Integer>path("rejectedCount")))
                .as(() -> answer.path("rejected").toString())
                .containsExactly(accepted, unchanged, rejected);
    }
}
