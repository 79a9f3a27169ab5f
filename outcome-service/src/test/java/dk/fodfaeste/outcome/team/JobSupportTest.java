package dk.fodfaeste.outcome.team;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.outcome.activity.ActivityTestBase;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the team page tells about jobs and employers. The clock is at noon on 15 March 2026. */
@QuarkusTest
class JobSupportTest extends ActivityTestBase {

    private static String page(String initiative) throws IOException, InterruptedException {
        return Browser.of("lead", "leder1", initiative)
                .get("/team")
                .body()
                .replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void meetings_of_the_last_four_weeks_that_were_held_count() throws Exception {
        String initiative = anInitiative();
        EnrolmentEvent enrolment = publish(EnrolmentEvent.started(initiative, "2026-01-01"));
        recorded(enrolment, "'kind':'EMPLOYER_MEETING','on':'2026-03-15','attendance':'HELD'");
        recorded(enrolment, "'kind':'EMPLOYER_MEETING','on':'2026-02-16','attendance':'HELD'");
        recorded(enrolment, "'kind':'EMPLOYER_MEETING','on':'2026-02-15','attendance':'HELD'");
        recorded(enrolment, "'kind':'EMPLOYER_MEETING','on':'2026-03-10','attendance':'NO_SHOW'");
        recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-10','attendance':'HELD'");
        assertThat(page(initiative)).contains("konsulent1 0,5 0 af 1 (0,0 %) 0 0");
    }

    @Test
    void a_job_that_follows_another_is_neither_begun_nor_ended() throws Exception {
        String initiative = anInitiative();
        EnrolmentEvent first = publish(EnrolmentEvent.started(initiative, "2026-01-01"));
        recorded(first, "'kind':'ORDINARY_PART_TIME','on':'2026-01-20','until':'2026-02-28','weeklyHours':20");
        recorded(first, "'kind':'ORDINARY_FULL_TIME','on':'2026-03-01','weeklyHours':37");
        EnrolmentEvent second = publish(EnrolmentEvent.started(initiative, "2026-01-01"));
        recorded(second, "'kind':'FLEX_JOB','on':'2025-10-01','until':'2026-01-31','weeklyHours':10");
        recorded(second, "'kind':'WAGE_SUBSIDY','on':'2026-02-10','weeklyHours':37");
        publish(EnrolmentEvent.started(initiative, "2026-01-01"));
        assertThat(page(initiative)).contains("konsulent1 0,0 1 af 3 (33,3 %) 1 1");
    }

    @Test
    void an_open_education_counts_while_it_is_confirmed_and_not_after_a_withdrawal() throws Exception {
        String initiative = anInitiative();
        EnrolmentEvent enrolment = publish(EnrolmentEvent.started(initiative, "2026-01-01"));
        String education = recorded(enrolment, "'kind':'EDUCATION','on':'2026-01-10','confirmedOn':'2026-02-14'");
        assertThat(page(initiative)).contains("0 af 1 (0,0 %) 0 0");
        command(education, "confirmation", "{'confirmedOn':'2026-02-15','expectedVersion':1}")
                .statusCode(200);
        assertThat(page(initiative)).contains("1 af 1 (100,0 %) 0 0");
        command(education, "withdrawal", "{'because':'Forkert forløb','expectedVersion':2}")
                .statusCode(200);
        assertThat(page(initiative)).contains("0 af 1 (0,0 %) 0 0");
    }

    @Test
    void an_enrolment_that_has_ended_is_not_in_the_caseload() throws Exception {
        String initiative = anInitiative();
        EnrolmentEvent ended = publish(EnrolmentEvent.exited(initiative, "2026-02-28"));
        recorded(ended, "'kind':'ORDINARY_FULL_TIME','on':'2026-02-20','weeklyHours':37");
        assertThat(page(initiative)).contains("konsulent1 0,0 – 1 0");
        assertThat(page(anInitiative())).doesNotContain("Job og virksomheder");
    }
}
