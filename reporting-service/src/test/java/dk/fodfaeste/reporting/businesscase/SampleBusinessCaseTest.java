package dk.fodfaeste.reporting.businesscase;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The business case of the sample gives the tables of the note of 2017, and shows where its text says otherwise. */
@QuarkusTest
class SampleBusinessCaseTest {
    @Inject
    Events events;

    @Test
    void the_case_of_2017_gives_the_figures_of_its_note() throws IOException {
        events.publish(List.of(initiative(
                "note-worth",
                1,
                RECORDED,
                measure(
                        "employment-or-education",
                        Anchor.EXIT,
                        "P2M",
                        revision("2017-01-01", "20", WORK_OR_SCHOOL, null)))));
        JsonNode sample;
        try (InputStream file = SampleBusinessCaseTest.class.getResourceAsStream("/sample/business-cases.json")) {
            sample = new ObjectMapper().readTree(file).get(0);
        }
        ReportRequests.as(
                        "admin",
                        Map.of(
                                "assumptions",
                                new ObjectMapper().convertValue(sample.get("assumptions"), Map.class),
                                "because",
                                sample.get("because").asText()))
                .put("/api/v1/business-cases/note-worth/budget-2017")
                .then()
                .statusCode(200)
                .body("planned.years.year", contains(2017, 2018, 2019, 2020))
                .body("planned.years.saved", contains(-5000, -5500, -1000, -1000))
                .body("planned.years.cost", contains(2750, 3500, 0, 0))
                .body("planned.years.net", contains(-2250, -2000, -1000, -1000))
                .body("planned.paybackYear", equalTo(1))
                .body("stated.difference", contains(0, -285.7f, 0, 2500, 2500));
    }
}
