package dk.fodfaeste.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.reporting.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With the setting, two persons are needed for a report: who changed the texts last cannot publish it. */
@QuarkusTest
@TestProfile(SecondApproverTest.TwoPersons.class)
class SecondApproverTest {
    private static final String REFUSED = "der kræves to personer. Bed en anden analytiker om at offentliggøre.";

    public static final class TwoPersons implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fodfaeste.report-approval.second-approver", "true");
        }
    }

    @Inject
    Events events;

    @Test
    void who_changed_the_texts_last_cannot_publish_and_another_analyst_can() throws Exception {
        events.publish(PublicationPageTest.facts("approved-twice"));
        Browser one = Browser.of("analyst", "analyst1", "*");
        Browser another = Browser.of("analyst", "analyst2", "*");
        String draft = PublicationPageTest.opened(one, "approved-twice");
        assertThat(one.get(draft + "/publication").body()).contains(REFUSED).doesNotContain("Ja, offentliggør");
        assertThat(another.get(draft + "/publication").body()).contains("Ja, offentliggør");

        another.fillIn(draft, draft + "/texts", "expectedVersion", "1", "comment-approved-twice", "Det går godt");
        HttpResponse<String> refused = another.fillIn(draft, draft + "/publication", "expectedVersion", "2");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains(REFUSED);

        assertThat(one.fillIn(draft, draft + "/publication", "expectedVersion", "2")
                        .body())
                .contains("Rapporten er offentliggjort.");
    }
}
