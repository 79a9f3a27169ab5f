package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.reporting.grants.GrantFixtures.document;
import static dk.fodfaeste.reporting.grants.GrantFixtures.economy;
import static dk.fodfaeste.reporting.grants.GrantFixtures.initiativeWithCode;
import static dk.fodfaeste.reporting.grants.GrantFixtures.line;
import static dk.fodfaeste.reporting.grants.GrantFixtures.put;
import static dk.fodfaeste.reporting.grants.GrantFixtures.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.Facts;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The economy of an initiative over HTTP. In these tests it is noon on 15 March 2025. */
@QuarkusTest
class InitiativeEconomyTest {
    private static final Instant RECORDED = Instant.parse("2025-02-01T12:00:00Z");
    private static boolean published;

    @Inject
    Events events;

    @Inject
    EconomyQuery economy;

    @Inject
    Clock clock;

    /** "spent": 12 exits in the first half of 2024, six to education; 15 in the second half, ten to education; one wrong registration. */
    @BeforeEach
    void publishFacts() throws SQLException {
        if (published) {
            return;
        }
        published = true;
        List<FactVersion> facts = new ArrayList<>(List.of(
                initiativeWithCode("spent"), initiativeWithCode("spent-few"), initiativeWithCode("spent-none")));
        facts.addAll(Exits.from("spent").of(6, "2024-02-10", "EDUCATION"));
        facts.addAll(Exits.from("spent").of(6, "2024-02-10", "UNEMPLOYED"));
        facts.addAll(Exits.from("spent").of(10, "2024-09-10", "EDUCATION"));
        facts.addAll(Exits.from("spent").of(5, "2024-09-10", "UNEMPLOYED"));
        facts.addAll(wronglyRegistered());
        facts.addAll(Exits.from("spent-few").of(12, "2024-02-10", "EDUCATION"));
        facts.addAll(Exits.from("spent-few").of(3, "2024-09-10", "EDUCATION"));
        events.publish(facts);
        Map<String, Object> document = document(
                0,
                line("spent", "IPS", 2023, 1000),
                line("spent", "IPS", 2024, 2503),
                line("spent", "IPS", 2025, 2503),
                line("spent-few", "IPS", 2024, 1500));
        document.put(
                "statedTotals",
                List.of(stated("spent", 2024, 2500), stated("spent", 2023, 1000), stated(null, 2024, 9000)));
        put("E1", document).then().statusCode(200);
    }

    private static List<FactVersion> wronglyRegistered() {
        EnrolmentVersion first = new EnrolmentVersion(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "spent",
                null,
                Facts.day("2022-03-01"),
                Facts.day("2024-02-10"),
                "OTHER",
                1,
                null,
                null,
                null,
                "EXITED",
                1,
                RECORDED);
        return List.of(first, Facts.wronglyRegistered(first, RECORDED.plusSeconds(1)));
    }

    @Test
    void the_cost_of_a_year_is_the_grant_divided_by_participants_exits_and_successes() {
        economy("lead", "spent", "2024-01-01", "2024-12-31")
                .then()
                .statusCode(200)
                .body("tables", hasSize(1))
                .body("tables[0].document", equalTo("E1"))
                .body("tables[0].rows[0].amounts.byYear.'2024'", equalTo(2503))
                .body("tables[0].sums.total", equalTo(6006))
                .body("tables[0].technical[0].grantNumber", equalTo("35.10"))
                .body("earlier.rows[0].budgetAgreement", equalTo("Budget 2022"))
                .body("costs.per", contains("PARTICIPANT", "EXIT", "SUCCESS"))
                .body("costs.count", contains(27, 27, 16))
                .body("costs.money", contains(2503, 2503, 2503))
                .body("costs.kroner", contains(92704, 92704, 156438))
                .body("costs.half", contains(false, false, false))
                .body("costs[0].absent", nullValue())
                .body(
                        "costs[2].how.da",
                        equalTo(
                                "Bevillingen for 2024: 2.503 t.kr., 2022-p/l, delt med 16 succeser i kalenderåret 2024 (målepunktet after-exit)."));
    }

    @Test
    void a_half_year_divides_half_of_the_grant_by_its_own_counts() {
        economy("lead", "spent", "2024-07-01", "2024-12-31")
                .then()
                .body("costs.count", contains(15, 15, 10))
                .body("costs.money", contains(1251.5f, 1251.5f, 1251.5f))
                .body("costs.kroner", contains(83433, 83433, 125150));
        economy("lead", "spent", "2025-01-01", "2025-06-30")
                .then()
                .body("costs.absent.unique()", contains("NOT_OVER"))
                .body("costs.count.findAll { it != null }", empty());
        economy("lead", "spent-none", "2024-01-01", "2024-12-31")
                .then()
                .body("tables", empty())
                .body("costs.absent.unique()", contains("NO_GRANT"));
    }

    /** Twelve successes in the second half of 2024, and one exit on its last day whose follow-up is open. */
    @Test
    void a_success_has_no_cost_until_every_follow_up_is_settled() throws SQLException {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(Facts.initiative(
                "spent-open",
                1,
                RECORDED,
                Facts.measure(
                        "after-exit",
                        Anchor.EXIT,
                        "P45D",
                        Facts.revision("2019-01-01", "50", Facts.WORK_OR_SCHOOL, null))));
        facts.addAll(Exits.from("spent-open").of(12, "2024-09-10", "EDUCATION"));
        facts.addAll(Exits.from("spent-open").of(1, "2024-12-31"));
        events.publish(facts);
        put("E-open", document(0, line("spent-open", "IPS", 2024, 1200))).then().statusCode(200);
        for (String role : List.of("lead", "steering")) {
            economy(role, "spent-open", "2024-07-01", "2024-12-31")
                    .then()
                    .body("costs[2].absent", equalTo("NOT_SETTLED"))
                    .body("costs[2].kroner", nullValue())
                    .body("costs[2].count", nullValue())
                    .body("costs[2].measure", equalTo("after-exit"))
                    .body(
                            "costs[2].how.da",
                            equalTo(
                                    "Beregnes, når alle opfølgninger for 2. halvår 2024 er afgjort (målepunktet after-exit)."));
        }
        economy("lead", "spent-open", "2024-07-01", "2024-12-31")
                .then()
                .body("costs.count", contains(13, 13, null))
                .body("costs[0].measure", nullValue());
    }

    @Test
    void a_stated_total_that_differs_is_shown_with_both_numbers() {
        economy("lead", "spent", "2024-01-01", "2024-12-31")
                .then()
                .body("differences.stated.amount", contains(2500, 9000))
                .body("differences.computed", contains(2503, 4003))
                .body("differences.difference", contains(-3, 4997));
        economy("lead", "spent-few", "2024-01-01", "2024-12-31")
                .then()
                .body("differences.stated.initiative", contains(nullValue()));
    }

    @Test
    void money_that_ends_within_twelve_months_is_reported() {
        economy("lead", "spent", "2024-01-01", "2024-12-31")
                .then()
                .body("endings.lastDay", contains("2025-12-31"))
                .body("endings[0].over", equalTo(false))
                .body("endings[0].budgetAgreements", contains("Budget 2022"));
        economy("lead", "spent-few", "2024-01-01", "2024-12-31").then().body("endings[0].over", equalTo(true));
        economy("lead", "spent-none", "2024-01-01", "2024-12-31").then().body("endings", empty());
    }

    @Test
    void roles_that_may_not_see_persons_get_a_cost_if_its_count_may_be_disclosed() {
        economy("steering", "spent", "2024-01-01", "2024-12-31")
                .then()
                .body("costs.count", contains(27, 27, 16))
                .body("costs.kroner", contains(92704, 92704, 156438));
        for (String role : List.of("steering", "admin")) {
            economy(role, "spent-few", "2024-07-01", "2024-12-31")
                    .then()
                    .body("costs.absent", contains("SUPPRESSED", "SUPPRESSED", "SUPPRESSED"))
                    .body("costs.kroner.findAll { it != null }", empty())
                    .body("costs.count.findAll { it != null }", empty())
                    .body("costs[0].money", equalTo(750));
        }
        economy("lead", "spent-few", "2024-07-01", "2024-12-31").then().body("costs.count", contains(3, 3, 3));
    }

    /** The rates show that 12 left in the first half, so 15 participants would disclose that three stayed. */
    @Test
    void the_year_does_not_disclose_a_hidden_half() {
        economy("steering", "spent-few", "2024-01-01", "2024-06-30")
                .then()
                .body("costs[0].absent", equalTo("SUPPRESSED"))
                .body("costs[1].count", equalTo(12));
        economy("steering", "spent-few", "2024-01-01", "2024-12-31")
                .then()
                .body("costs[0].absent", equalTo("SUPPRESSED"))
                .body("costs[1].absent", equalTo("SUPPRESSED"));
    }

    /** Twenty-seven take part in the first half and one of them leaves. Twenty-six take part in the second half, and nobody began in it. */
    @Test
    void participants_of_two_halves_do_not_disclose_the_one_who_left() throws SQLException {
        List<FactVersion> facts = new ArrayList<>(List.of(initiativeWithCode("spent-one")));
        facts.addAll(Exits.from("spent-one").startedOn("2023-03-01").of(1, "2024-02-10", "EDUCATION"));
        facts.addAll(Exits.from("spent-one").startedOn("2023-03-01").of(26, "2025-02-10", "EDUCATION"));
        events.publish(facts);
        put("E-one", document(0, line("spent-one", "IPS", 2024, 1200))).then().statusCode(200);
        for (String role : List.of("steering", "admin")) {
            economy(role, "spent-one", "2024-01-01", "2024-06-30")
                    .then()
                    .body("costs[0].count", equalTo(27))
                    .body("costs[1].absent", equalTo("SUPPRESSED"));
            economy(role, "spent-one", "2024-07-01", "2024-12-31")
                    .then()
                    .body("costs[0].absent", equalTo("SUPPRESSED"))
                    .body("costs[0].count", nullValue())
                    .body("costs[0].kroner", nullValue());
        }
        economy("lead", "spent-one", "2024-07-01", "2024-12-31").then().body("costs[0].count", equalTo(26));
    }

    @Test
    void grants_entered_later_are_not_known_before() throws SQLException {
        AsOf before = new AsOf(LocalDate.parse("2025-03-15"), RECORDED.plusSeconds(60), false);
        Window year = new Window(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-12-31"), Basis.ANCHOR);
        assertThat(economy.of("spent", year, before, false).tables()).isEmpty();
        assertThat(economy.of("spent", year, AsOf.now(clock), false).tables()).hasSize(1);
        assertThat(economy.of("spent", year, AsOf.now(clock), false))
                .isEqualTo(economy.of("spent", year, AsOf.now(clock), false));
    }
}
