package dk.fodfaeste.reporting;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;

import dk.fodfaeste.kit.test.EveryEndpoint;
import dk.fodfaeste.reporting.followup.Anchor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTest {

    @Inject
    Events events;

    @Test
    void every_address_lets_in_the_roles_of_this_table_and_none_of_them_elsewhere() throws SQLException {
        var revision = revision("2019-01-01", "50", WORK_OR_SCHOOL, null);
        var measure = measure("after-exit", Anchor.EXIT, "P1M", revision);
        Instant first = Instant.parse("2025-02-01T12:00:00Z");
        events.tell(
                List.of(initiative("walked-own", 1, first, measure), initiative("walked-foreign", 1, first, measure)));
        new EveryEndpoint(
                        "reporting-service",
                        """
                        GET  /api/v1/rates                                        | lead analyst steering
                        GET  /api/v1/rates/{initiative}                           | lead analyst steering
                        GET  /api/v1/rates/{initiative}/rolling                   | lead analyst steering
                        GET  /api/v1/rates/{initiative}/breakdown                 | lead analyst steering
                        POST /api/v1/rates/{initiative}/revision-preview          | admin
                        GET  /api/v1/notes-of-a-test                              | lead
                        POST /api/v1/notes-of-a-test                              | lead
                        GET  /api/v1/reporting-service/audit                      | dpo
                        GET  /api/v1/reporting-service/audit/access-list          | dpo
                        POST /api/v1/reporting-service/audit/verification         | dpo
                        """,
                        "walked-own",
                        Map.of("initiative", "walked-own"),
                        Map.of("initiative", "walked-foreign"))
                .walk();
    }
}
