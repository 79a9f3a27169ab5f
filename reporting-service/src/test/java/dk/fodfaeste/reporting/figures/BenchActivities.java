package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Facts.day;

import dk.fodfaeste.measures.MeasureDefinition;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The activities of {@link RatesBench}: five of each enrolment, and the follow-ups of the measures that they decide, inserted directly as their
 * events would have stored them.
 */
final class BenchActivities {
    private static final String ENROLMENTS = """
            (select enrolment_id, participant_ref, initiative, age, age_on, anchor_on - 200 as began, anchor_on as ended
             from follow_ups where initiative like 'bench-%' and measure = 'm') enrolment""";

    private BenchActivities() {}

    static List<MeasureDefinition> measures() {
        return List.of(
                definition("employed", "SITUATION_ON", "MONTH_END", null, List.of("ORDINARY_PART_TIME")),
                definition("attended", "MEETINGS_ATTENDED", null, "JOB_INTERVIEW", null));
    }

    private static MeasureDefinition definition(
            String code, String kind, String occasions, String meeting, List<String> successes) {
        return new MeasureDefinition(
                code,
                code,
                null,
                kind,
                null,
                null,
                null,
                30,
                List.of("DECEASED"),
                null,
                null,
                occasions,
                null,
                null,
                meeting,
                null,
                null,
                List.of(new MeasureDefinition.Revision(
                        day("2019-01-01"), new BigDecimal("40"), successes, null, null, null)));
    }

    static void insert(Statement database) throws SQLException {
        database.execute("""
                insert into activity_versions (activity_id, version, recorded_at, enrolment_id, kind, begins_on, until, attendance, held_on,
                    withdrawn)
                select gen_random_uuid(), 1, '2020-01-01', enrolment_id, kind, began + after, began + after + lasting,
                    case when lasting is null then 'HELD' end, case when lasting is null then began + after end, false
                from %s cross join (values ('JOB_INTERVIEW', 7, null), ('JOB_INTERVIEW', 98, null), ('JOB_INTERVIEW', 189, null),
                    ('INTERNSHIP', 20, 30), ('ORDINARY_PART_TIME', 60, 80)) activity (kind, after, lasting)""".formatted(ENROLMENTS));
        database.execute("""
                insert into follow_ups (enrolment_id, measure, position, known_from, known_to, participant_ref, initiative, occasion,
                    anchor_on, due_on, closes_on, settlement, success, target_percent, age, age_on, decided_by)
                select enrolment_id, 'attended', 0, '2020-01-01', 'infinity', participant_ref, initiative, began + after, began + after,
                    began + after, began + after + 30, 'ANSWERED', true, 40, age, began + after, array['HELD']
                from %s cross join (values (7), (98), (189)) interview (after)""".formatted(ENROLMENTS));
        database.execute("""
                insert into follow_ups (enrolment_id, measure, position, known_from, known_to, participant_ref, initiative, occasion,
                    anchor_on, due_on, closes_on, period_months, last_on, settlement, success, target_percent, age, age_on, decided_by)
                select enrolment_id, 'employed', 0, '2020-01-01', 'infinity', participant_ref, initiative, first_end, first_end,
                    first_end, first_end + 30, 1, last_end, 'DECIDED', success, 40, age, began,
                    case when success then array['ORDINARY_PART_TIME'] else '{}' end
                from (select *, (date_trunc('month', (began + first)::timestamp) + interval '1 month - 1 day')::date as first_end,
                          (date_trunc('month', (began + last + 1)::timestamp) - interval '1 day')::date as last_end
                      from %s cross join (values (0, 59, false), (60, 140, true), (141, 200, false)) span (first, last, success)) spans
                where first_end <= last_end""".formatted(ENROLMENTS));
    }
}
