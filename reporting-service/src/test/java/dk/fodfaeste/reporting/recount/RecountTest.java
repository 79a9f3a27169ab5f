package dk.fodfaeste.reporting.recount;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.report.Leavers;
import dk.fodfaeste.reporting.report.ReportRequests;
import dk.fodfaeste.reporting.report.rendering.SixInitiativesReport;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of a published report, counted again from the topics. */
@QuarkusTest
class RecountTest {
    private static final String CODE = "recounted";

    @Inject
    Events events;

    private static String published;
    private JsonNode report;
    private TopicFacts facts;

    @BeforeEach
    void read() throws IOException {
        if (published == null) {
            events.publish(List.of(initiative(
                    CODE,
                    1,
                    Leavers.IN_TIME,
                    measure(Leavers.MEASURE, Anchor.EXIT, "P1M", revision("2019-01-01", "40", WORK_OR_SCHOOL, null)))));
            events.publish(Leavers.many(CODE, "school", 12, "2024-09-10", "EDUCATION"));
            events.publish(Leavers.many(CODE, "none", 20, "2024-09-10", "UNEMPLOYED"));
            events.send(List.of(Events.record(Events.OUTCOMES, "x", "{".getBytes(StandardCharsets.UTF_8))));
            events.publish(Leavers.many(CODE, "before", 15, "2024-03-10", "EDUCATION"));
            published = ReportRequests.published("2024-H2", CODE);
        }
        report = SixInitiativesReport.document(published);
        facts = TopicFacts.read(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    @Test
    void a_published_report_is_equal() {
        Recount.Result result = Recount.of(report, facts);
        assertThat(result.lines()).first().isEqualTo("Equal: 7 figures of measures, of which the report hides 0.");
        assertThat(result.equal()).isTrue();
        assertThat(facts.unreadable()).isNotEmpty();
    }

    @Test
    void a_figure_that_was_changed_by_hand_is_found() {
        assertFound(figure -> counts(figure).put("successes", 13), "counts.successes is 13 in the report and 12", true);
        assertFound(figure -> counts(figure).put("lost", 1), "counts.lost is 1 in the report and 0", false);
        assertFound(figure -> figure.put("denominator", 33), "denominator is 33 in the report and 32", true);
        assertFound(figure -> figure.put("percent", 38.5), "percent is 38.5 in the report and 37.5", false);
        assertFound(figure -> interval(figure).put("high", 60.0), "interval.high is 60.0 in the report and", false);
        assertFound(
                figure -> ((ObjectNode) figure.get("target")).put("reached", true),
                "target.reached is true in the report and false",
                false);
    }

    @Test
    void a_file_that_is_no_report_is_not_equal() {
        assertThat(Recount.of(report.get("initiatives").get(0).get("goals"), facts)
                        .equal())
                .isFalse();
    }

    /** @param explained whether the enrolments that were counted are listed */
    private void assertFound(Consumer<ObjectNode> change, String expected, boolean explained) {
        JsonNode copy = report.deepCopy();
        ObjectNode figure = (ObjectNode) copy.at("/initiatives/0/measures/0/halfYear/figure");
        assertThat(figure.get("initiative").textValue()).isEqualTo(CODE);
        change.accept(figure);
        Recount.Result result = Recount.of(copy, facts);
        assertThat(result.equal()).isFalse();
        assertThat(result.lines().getFirst()).startsWith(CODE + ", ");
        assertThat(result.lines().get(1)).contains(expected);
        if (explained) {
            assertThat(result.lines().stream().filter(line -> line.matches("  [0-9a-f-]{36}")))
                    .hasSizeGreaterThan(10);
        }
    }

    private static ObjectNode counts(ObjectNode figure) {
        return (ObjectNode) figure.get("counts");
    }

    private static ObjectNode interval(ObjectNode figure) {
        return (ObjectNode) figure.get("interval");
    }
}
