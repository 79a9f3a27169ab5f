package dk.fodfaeste.kit.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dk.fodfaeste.kit.message.Message;
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
import java.util.List;
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
    AuditChainVerifier verifier;

    @Inject
    AuditRetention retention;

    @Test
    void an_access_is_written_with_user_person_and_purpose_before_the_response() {
        access("ips-a", "supervision").statusCode(200).body(equalTo("a secret"));
        trail().body("items", hasSize(1))
                .body("items[0].who", equalTo("konsulent1"))
                .body("items[0].role", equalTo("consultant"))
                .body("items[0].action", equalTo("GET /api/v1/audited/{initiative}/{ref}"))
                .body("items[0].decision", equalTo("PERMIT"))
                .body("items[0].purpose", equalTo("supervision"))
                .body("items[0].participantRef", equalTo(person.toString()));
    }

    @Test
    void a_denied_request_is_written_too_with_the_default_purpose() {
        access("ips-b", null).statusCode(404).body(not(containsString("secret")));
        trail().body("items", hasSize(1))
                .body("items[0].decision", equalTo("DENY"))
                .body("items[0].purpose", equalTo("case-work"));
    }

    @Test
    void a_forbidden_role_is_written_without_a_person() throws SQLException {
        long before = count("decision = 'DENY' and role = 'steering'");
        given().auth()
                .oauth2(TestStack.token("steering"))
                .get("/api/v1/audited/ips-a/" + person)
                .then()
                .statusCode(403);
        assertThat(count("decision = 'DENY' and role = 'steering'")).isEqualTo(before + 1);
        trail().body("items", hasSize(0));
    }

    @Test
    void a_purpose_outside_the_list_is_refused() {
        access("ips-a", "curiosity").statusCode(400).body("violations[0].field", equalTo("Purpose"));
    }

    @Test
    void reading_the_trail_is_written_too() {
        trail().body("items", hasSize(0));
        trail().body("items", hasSize(1)).body("items[0].role", equalTo("dpo"));
    }

    @Test
    void a_request_gets_503_when_the_trail_cannot_be_written() throws SQLException {
        asOwner("alter table audit_trail rename to audit_trail_away");
        try {
            access("ips-a", null)
                    .statusCode(503)
                    .contentType(Problem.MEDIA_TYPE)
                    .body(not(containsString("secret")));
        } finally {
            asOwner("alter table audit_trail_away rename to audit_trail");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_trail set who = 'another user'",
                "delete from audit_trail",
                "truncate audit_trail",
                "update audit_links set hash = ''",
                "delete from audit_links",
                "insert into audit_cuts values (1, '', now(), now())",
                "delete from audit_cuts",
                "insert into audit_unlinked values (1)",
                "alter table audit_trail disable trigger all",
                "drop table audit_trail"
            })
    void the_database_user_of_the_service_can_change_nothing(String statement) {
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
    void verification_names_exactly_the_changed_and_the_missing_entry() throws SQLException {
        access("ips-a", null);
        access("ips-a", null);
        access("ips-a", null);
        chain.link();
        assertThat(faults(null)).isEmpty();

        long first = id("min(id)");
        long last = id("max(id)");
        asOwner("update audit_trail set at = at + interval '1 microsecond' where id = " + first);
        assertThat(faults(null)).containsExactly("entry " + first + " was changed");
        asOwner("update audit_trail set at = at - interval '1 microsecond' where id = " + first);

        asOwner("create table kept as select * from audit_trail where id = " + last);
        asOwner("delete from audit_trail where id = " + last);
        assertThat(faults(null)).containsExactly("entry " + last + " is missing");
        asOwner("insert into audit_trail overriding system value select * from kept");
        asOwner("drop table kept");
        assertThat(faults(null)).isEmpty();
    }

    @Test
    void an_entry_that_is_committed_late_is_linked() throws SQLException {
        long late;
        try (Connection open = TestStack.asOwner();
                Statement sql = open.createStatement()) {
            open.setAutoCommit(false);
            try (ResultSet row = sql.executeQuery("""
                    insert into audit_trail (at, who, role, unit, action, decision, purpose, request_id)
                    values (now(), 'late', 'lead', '', 'POST /api', 'PERMIT', 'case-work', gen_random_uuid()) returning id""")) {
                row.next();
                late = row.getLong(1);
            }
            asOwner("select setval(pg_get_serial_sequence('audit_trail', 'id'), " + (late + 60_000) + ")");
            access("ips-a", null);
            chain.link();
            open.commit();
        }
        chain.link();
        assertThat(number("select count(*) from audit_links where entries @> array[" + late + "::bigint]"))
                .isEqualTo(1);
        assertThat(faults(null)).isEmpty();
    }

    @Test
    void a_data_protection_officer_can_verify_the_chain() throws SQLException {
        access("ips-a", null);
        ChainHead seen = chain.link();
        verify("{\"position\":" + seen.position() + ",\"hash\":\"" + seen.hash() + "\"}")
                .statusCode(200)
                .body("faults", hasSize(0));
        verify("{}").statusCode(200).body("faults", hasSize(0));
        verify("{\"position\":1}").statusCode(400).body("violations[0].field", equalTo("hash"));
        verify("{\"position\":1,\"hash\":\"x\"}").statusCode(400).body("violations[0].field", equalTo("hash"));
    }

    private List<String> faults(ChainHead known) throws SQLException {
        return verifier.verify(known).faults().stream().map(Message::english).toList();
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
    void verification_names_a_changed_and_a_missing_link() throws SQLException {
        access("ips-a", null);
        chain.link();
        access("ips-a", null);
        ChainHead last = chain.link();

        asOwner("update audit_links set digests = set_byte(digests, 0, get_byte(digests, 0) # 1) where position = "
                + last.position());
        assertThat(faults(null)).contains("the link at position " + last.position() + " was changed");
        asOwner("update audit_links set digests = set_byte(digests, 0, get_byte(digests, 0) # 1) where position = "
                + last.position());

        asOwner("create table kept as select * from audit_links where position = " + (last.position() - 1));
        asOwner("delete from audit_links where position = " + (last.position() - 1));
        long missing = last.position() - 1;
        assertThat(faults(null)).contains("the links from position " + missing + " to " + missing + " are missing");
        asOwner("insert into audit_links select * from kept");
        asOwner("drop table kept");
        assertThat(faults(null)).isEmpty();
    }

    @Test
    void a_cut_off_chain_and_a_rebuilt_chain_disagree_with_the_log() throws SQLException {
        access("ips-a", null);
        ChainHead seen = chain.link();
        assertThat(faults(seen)).isEmpty();
        assertThat(faults(new ChainHead(seen.position(), "0".repeat(64))))
                .singleElement()
                .asString()
                .contains("differs from the known head");
        assertThat(faults(new ChainHead(seen.position() + 1_000, seen.hash())))
                .singleElement()
                .asString()
                .contains("ends at position");
    }

    @Test
    void expired_entries_are_deleted_and_the_chain_starts_after_them() throws SQLException {
        access("ips-a", null);
        ChainHead old = chain.link();
        access("ips-a", null);
        chain.link();
        long position = old.position();
        asOwner("update audit_links set made_at = made_at - interval '6 years' where position <= " + position);
        retention.deleteExpired();
        assertThat(id("count(*)"))
                .as("entries younger than the date of their link")
                .isEqualTo(2);

        // The hash covers the time of an entry, so entries and links are backdated together.
        asOwner("delete from audit_trail where id in (select unnest(entries) from audit_links where position <= "
                + position + ") and participant_ref is distinct from '" + person + "'");
        asOwner("update audit_trail set at = at - interval '6 years' where participant_ref = '" + person
                + "' and id in (select unnest(entries) from audit_links where position <= " + position + ")");
        retention.deleteExpired();
        assertThat(id("count(*)")).isEqualTo(1);
        assertThat(number("select min(position) from audit_links")).isEqualTo(old.position() + 1);
        assertThat(faults(null)).isEmpty();
        assertThat(faults(old)).isEmpty();
        assertThat(faults(new ChainHead(position, "0".repeat(64))))
                .singleElement()
                .asString()
                .contains("differs from the known head");
        assertThat(faults(new ChainHead(position - 1, "0".repeat(64))))
                .singleElement()
                .asString()
                .contains("begins after position " + position);

        asOwner("update audit_cuts set made_at = cut_at where position = " + old.position());
        assertThat(faults(null))
                .containsExactly("the links until position " + old.position() + " were cut off before their time");
        asOwner("update audit_cuts set made_at = cut_at - interval '6 years' where position = " + old.position());
        asOwner("update audit_cuts set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where position = "
                + old.position());
        assertThat(faults(null)).containsExactly("the link at position " + (old.position() + 1) + " was changed");
        asOwner("update audit_cuts set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where position = "
                + old.position());
    }

    /** An attack with the database password of the service. */
    @Test
    void a_backdated_link_deletes_no_entries() throws SQLException {
        access("ips-a", null);
        chain.link();
        long before = count("true");
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("""
                    insert into audit_links (position, entries, digests, hash, made_at)
                    select max(position) + 1, (select array_agg(id) from audit_trail), '', 'x', now() - interval '3 years'
                      from audit_links""");
            sql.execute("""
                    insert into audit_links (position, entries, digests, hash, made_at)
                    select max(position) + 1, '{}', '', 'x', now() from audit_links""");
        }
        try {
            retention.deleteOlderThan(Period.ofYears(1));
            assertThat(count("true")).isEqualTo(before);
        } finally {
            asOwner("delete from audit_links where hash = 'x'");
        }
    }

    @Test
    void entries_younger_than_a_year_are_never_deleted() {
        assertThatThrownBy(() -> retention.deleteOlderThan(Period.ofMonths(11)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("for a year at least");
    }

    @Test
    void the_access_list_for_the_person_has_time_purpose_and_unit_but_no_name() {
        access("ips-a", "supervision");
        access("ips-b", null);
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

    private ValidatableResponse access(String initiative, String purpose) {
        var caller = given().auth().oauth2(TestStack.token("consultant", "konsulent1", "ips-a"));
        return (purpose == null ? caller : caller.header("Purpose", purpose))
                .get("/api/v1/audited/" + initiative + "/" + person)
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
