package dk.fodfaeste.kit.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dk.fodfaeste.kit.problem.Problem;
import dk.fodfaeste.kit.test.TestStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Period;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class AuditTest {

    private final UUID person = UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @Inject
    AuditChain chain;

    @Inject
    AuditRetention forgetting;

    @Test
    void who_looked_at_whom_and_for_what_is_written_before_the_answer() {
        look("ips-a", "supervision").statusCode(200).body(equalTo("a secret"));
        trail().body("items", hasSize(1))
                .body("items[0].who", equalTo("konsulent1"))
                .body("items[0].role", equalTo("consultant"))
                .body("items[0].action", equalTo("GET /api/v1/ward/{initiative}/{ref}"))
                .body("items[0].decision", equalTo("PERMIT"))
                .body("items[0].purpose", equalTo("supervision"))
                .body("items[0].participantRef", equalTo(person.toString()));
    }

    @Test
    void whoever_is_turned_away_is_written_down_too_with_the_first_purpose_where_none_was_given() {
        look("ips-b", null).statusCode(404).body(not(containsString("secret")));
        trail().body("items", hasSize(1))
                .body("items[0].decision", equalTo("DENY"))
                .body("items[0].purpose", equalTo("case-work"));
    }

    @Test
    void a_role_that_may_not_is_written_down_about_nobody() throws SQLException {
        long before = count("decision = 'DENY' and role = 'steering'");
        given().auth()
                .oauth2(TestStack.token("steering"))
                .get("/api/v1/ward/ips-a/" + person)
                .then()
                .statusCode(403);
        assertThat(count("decision = 'DENY' and role = 'steering'")).isEqualTo(before + 1);
        trail().body("items", hasSize(0));
    }

    @Test
    void a_purpose_that_is_none_of_the_list_is_refused() {
        look("ips-a", "curiosity").statusCode(400).body("violations[0].field", equalTo("Purpose"));
    }

    @Test
    void looking_into_the_trail_is_looking_too() {
        trail().body("items", hasSize(0));
        trail().body("items", hasSize(1)).body("items[0].role", equalTo("dpo"));
    }

    @Test
    void what_cannot_be_written_down_is_not_answered() throws SQLException {
        asOwner("alter table audit_trail rename to audit_trail_away");
        try {
            look("ips-a", null).statusCode(503).contentType(Problem.MEDIA_TYPE).body(not(containsString("secret")));
        } finally {
            asOwner("alter table audit_trail_away rename to audit_trail");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_trail set who = 'somebody else'",
                "delete from audit_trail",
                "truncate audit_trail",
                "update audit_links set hash = ''",
                "delete from audit_links",
                "insert into audit_cuts values (1, '', now(), now())",
                "delete from audit_cuts",
                "alter table audit_trail disable trigger all",
                "drop table audit_trail"
            })
    void the_services_own_user_can_change_nothing(String statement) {
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection();
                            Statement sql = connection.createStatement()) {
                        sql.execute(statement);
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void one_changed_bit_and_one_missing_entry_are_named_and_nothing_else() throws SQLException {
        look("ips-a", null);
        look("ips-a", null);
        look("ips-a", null);
        chain.link();
        assertThat(chain.verify(null).faults()).isEmpty();

        long first = id("min(id)");
        long last = id("max(id)");
        asOwner("update audit_trail set at = at + interval '1 microsecond' where id = " + first);
        assertThat(chain.verify(null).faults()).containsExactly("entry " + first + " was changed");
        asOwner("update audit_trail set at = at - interval '1 microsecond' where id = " + first);

        asOwner("create table kept as select * from audit_trail where id = " + last);
        asOwner("delete from audit_trail where id = " + last);
        assertThat(chain.verify(null).faults()).containsExactly("entry " + last + " is missing");
        asOwner("insert into audit_trail overriding system value select * from kept");
        asOwner("drop table kept");
        assertThat(chain.verify(null).faults()).isEmpty();
    }

    @Test
    void a_data_protection_officer_has_the_chain_verified() throws SQLException {
        look("ips-a", null);
        ChainHead seen = chain.link();
        verify("{\"position\":" + seen.position() + ",\"hash\":\"" + seen.hash() + "\"}")
                .statusCode(200)
                .body("faults", hasSize(0));
        verify("{}").statusCode(200).body("faults", hasSize(0));
        verify("{\"position\":1}").statusCode(400).body("violations[0].field", equalTo("hash"));
        verify("{\"position\":1,\"hash\":\"x\"}").statusCode(400).body("violations[0].field", equalTo("hash"));
    }

    private static ValidatableResponse verify(String body) {
        return given().auth()
                .oauth2(TestStack.token("dpo"))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/kit/audit/verification")
                .then();
    }

    @Test
    void a_changed_link_and_a_missing_one_are_named() throws SQLException {
        look("ips-a", null);
        chain.link();
        look("ips-a", null);
        ChainHead last = chain.link();

        asOwner("update audit_links set digests = set_byte(digests, 0, get_byte(digests, 0) # 1) where position = "
                + last.position());
        assertThat(chain.verify(null).faults()).contains("the link at position " + last.position() + " was changed");
        asOwner("update audit_links set digests = set_byte(digests, 0, get_byte(digests, 0) # 1) where position = "
                + last.position());

        asOwner("create table kept as select * from audit_links where position = " + (last.position() - 1));
        asOwner("delete from audit_links where position = " + (last.position() - 1));
        long missing = last.position() - 1;
        assertThat(chain.verify(null).faults())
                .contains("the links from position " + missing + " to " + missing + " are missing");
        asOwner("insert into audit_links select * from kept");
        asOwner("drop table kept");
        assertThat(chain.verify(null).faults()).isEmpty();
    }

    @Test
    void an_end_that_was_cut_off_and_a_chain_made_anew_do_not_agree_with_the_log() throws SQLException {
        look("ips-a", null);
        ChainHead seen = chain.link();
        assertThat(chain.verify(seen).faults()).isEmpty();
        assertThat(chain.verify(new ChainHead(seen.position(), "0".repeat(64))).faults())
                .singleElement()
                .asString()
                .contains("another than the log");
        assertThat(chain.verify(new ChainHead(seen.position() + 1_000, seen.hash()))
                        .faults())
                .singleElement()
                .asString()
                .contains("ends at position");
    }

    @Test
    void what_is_older_than_it_is_kept_is_forgotten_and_the_chain_begins_after_it() throws SQLException {
        look("ips-a", null);
        ChainHead old = chain.link();
        look("ips-a", null);
        chain.link();
        long position = old.position();
        asOwner("update audit_links set made_at = made_at - interval '6 years' where position <= " + position);
        forgetting.forgetWhatIsOld();
        assertThat(id("count(*)")).as("entries younger than their link says").isEqualTo(2);

        // An entry's time is part of its hash, so the links of the old ones are made with them.
        asOwner("delete from audit_trail where id in (select unnest(entries) from audit_links where position <= "
                + position + ") and participant_ref is distinct from '" + person + "'");
        asOwner("update audit_trail set at = at - interval '6 years' where participant_ref = '" + person
                + "' and id in (select unnest(entries) from audit_links where position <= " + position + ")");
        forgetting.forgetWhatIsOld();
        assertThat(id("count(*)")).isEqualTo(1);
        assertThat(number("select min(position) from audit_links")).isEqualTo(old.position() + 1);
        assertThat(chain.verify(null).faults()).isEmpty();
        assertThat(chain.verify(old).faults()).isEmpty();
        assertThat(chain.verify(new ChainHead(position, "0".repeat(64))).faults())
                .singleElement()
                .asString()
                .contains("another than the log");
        assertThat(chain.verify(new ChainHead(position - 1, "0".repeat(64))).faults())
                .singleElement()
                .asString()
                .contains("begins after position " + position);

        asOwner("update audit_cuts set made_at = cut_at where position = " + old.position());
        assertThat(chain.verify(null).faults())
                .containsExactly("the links until position " + old.position() + " were cut off before their time");
        asOwner("update audit_cuts set made_at = cut_at - interval '6 years' where position = " + old.position());
        asOwner("update audit_cuts set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where position = "
                + old.position());
        assertThat(chain.verify(null).faults())
                .containsExactly("the link at position " + (old.position() + 1) + " was changed");
        asOwner("update audit_cuts set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where position = "
                + old.position());
    }

    /** What somebody could try who has the service's own password. */
    @Test
    void a_link_that_claims_to_be_old_takes_nothing_with_it() throws SQLException {
        look("ips-a", null);
        chain.link();
        long before = count("true");
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("""
                    insert into audit_links (position, entries, digests, last_entry, hash, made_at)
                    select max(position) + 1, (select array_agg(id) from audit_trail), '', 1, 'x', now() - interval '3 years'
                      from audit_links""");
            sql.execute("""
                    insert into audit_links (position, entries, digests, last_entry, hash, made_at)
                    select max(position) + 1, '{}', '', 1, 'x', now() from audit_links""");
        }
        try {
            forgetting.forget(Period.ofYears(1));
            assertThat(count("true")).isEqualTo(before);
        } finally {
            asOwner("delete from audit_links where hash = 'x'");
        }
    }

    @Test
    void nothing_younger_than_a_year_is_forgotten_whatever_is_asked_for() {
        assertThatThrownBy(() -> forgetting.forget(Period.ofMonths(11)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("for a year at least");
    }

    @Test
    void the_person_herself_is_told_when_and_for_what_and_by_which_unit_but_no_name() {
        look("ips-a", "supervision");
        look("ips-b", null);
        given().auth()
                .oauth2(TestStack.token("dpo"))
                .get("/api/v1/kit/audit/access-list?participantRef=" + person)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].purpose", equalTo("supervision"))
                .body("items[0].unit", equalTo(""))
                .body("items[0].keySet()", containsInAnyOrder("at", "purpose", "unit"));
    }

    private ValidatableResponse look(String initiative, String purpose) {
        var caller = given().auth().oauth2(TestStack.token("consultant", "konsulent1", "ips-a"));
        return (purpose == null ? caller : caller.header("Purpose", purpose))
                .get("/api/v1/ward/" + initiative + "/" + person)
                .then();
    }

    private ValidatableResponse trail() {
        return given().auth()
                .oauth2(TestStack.token("dpo"))
                .get("/api/v1/kit/audit?participantRef=" + person)
                .then()
                .statusCode(200);
    }

    private long id(String which) throws SQLException {
        return number("select " + which + " from audit_trail where participant_ref = '" + person + "'");
    }

    private long count(String condition) throws SQLException {
        return number("select count(*) from audit_trail where " + condition);
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void asOwner(String statement) throws SQLException {
        try (Connection connection = TestStack.asOwner();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
