package dk.fodfaeste.reporting.overview;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The English names of initiatives and measures. */
@QuarkusTest
class EnglishNamesTest {
    @Inject
    Events events;

    @BeforeEach
    void publishFacts() {
        events.publishOnce(
                EnglishNamesTest.class,
                () -> List.<FactVersion>of(named(), initiative("danish-only", 1, RECORDED, oneMonthAfterExit("25"))));
    }

    private static InitiativeVersion named() {
        try {
            EventJson json = new EventJson();
            ObjectNode event = (ObjectNode) new ObjectMapper()
                    .readTree(json.write(initiative("english-named", 1, RECORDED, oneMonthAfterExit("25"))));
            event.put("englishName", "The effort");
            ((ObjectNode) event.get("measures").get(0)).put("englishName", "In work");
            return json.read(new ObjectMapper().writeValueAsBytes(event), InitiativeVersion.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void english_pages_and_files_have_them_and_danish_ones_do_not() throws Exception {
        Browser analyst = Browser.of("analyst", "named-analyst", "english-named");
        assertThat(analyst.get("/rates/english-named?language=en").body())
                .contains("<h1>The effort</h1>", "<h2>In work</h2>");
        assertThat(analyst.get("/?language=en").body()).contains(">The effort</a>");
        assertThat(analyst.get("/rates/english-named/tables/half-years/csv").body())
                .contains("The effort;In work;");
        assertThat(analyst.get("/rates/english-named?language=da").body())
                .contains("<h1>Indsats english-named</h1>")
                .doesNotContain("The effort");
    }

    @Test
    void without_one_the_name_is_shown() throws Exception {
        assertThat(Browser.of("analyst", "named-analyst", "danish-only")
                        .get("/rates/danish-only?language=en")
                        .body())
                .contains("<h1>Indsats danish-only</h1>");
    }
}
