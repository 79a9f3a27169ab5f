package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import dk.fodfaeste.outcome.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The initiatives as last revised.
 *
 * <p><b>The order of locks</b> in this service, kept by everybody who writes: first the initiatives (in order of their codes), then
 * enrolments (in order of their ids), then the outbox. Whoever derives follow-ups holds the initiative shared and the enrolment's
 * row; a revision holds the initiative alone, and derives the follow-ups of all its enrolments without locking each. The lock is on
 * the code, not on a row, because an enrolment may arrive before its initiative has one.
 */
@ApplicationScoped
public class Initiatives {
    /** Keeps these advisory locks apart from the kit's. */
    private static final int LOCK_SPACE = 0x1d1a;

    private final Database database;
    private final EventJson json;

    Initiatives(Database database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    /** Until the transaction ends, no revision of these initiatives is learnt. */
    void hold(Collection<String> codes) {
        lock("pg_advisory_xact_lock_shared", codes);
    }

    private void holdAlone(Collection<String> codes) {
        lock("pg_advisory_xact_lock", codes);
    }

    private void lock(String function, Collection<String> codes) {
        database.query(
                "select " + function + "(" + LOCK_SPACE + ", hash) is null from (select distinct hashtext(code) as hash"
                        + " from unnest(?) as code order by hash) as in_order",
                row -> row.getBoolean(1),
                ArrayParameter.of("text", codes));
    }

    /** Keeps the newer ones, and says which they were. */
    Set<String> keepNewer(List<Initiative> told) {
        holdAlone(told.stream().map(Initiative::code).toList());
        return new TreeSet<>(database.query(
                """
                insert into initiatives (code, version, definition)
                select distinct on (code) code, version, definition::jsonb
                  from unnest(?, ?, ?) as told (code, version, definition)
                 order by code, version desc
                on conflict (code) do update set version = excluded.version, definition = excluded.definition
                 where initiatives.version < excluded.version
                returning code
                """,
                row -> row.getString(1),
                ArrayParameter.of("text", told, Initiative::code),
                ArrayParameter.of("int4", told, Initiative::version),
                ArrayParameter.of("text", told, this::written)));
    }

    public Map<String, Initiative> byCode(Collection<String> codes) {
        return database
                .query(
                        "select definition from initiatives where code = any(?)",
                        row -> read(row.getString(1)),
                        ArrayParameter.of("text", codes))
                .stream()
                .collect(toMap(Initiative::code, Function.identity()));
    }

    /** A municipality has tens of them. */
    public List<Initiative> all() {
        return database.query("select definition from initiatives order by code", row -> read(row.getString(1)));
    }

    /** Which version of each is known here; one that is not known is left out. */
    public Map<String, Integer> versions(Collection<String> codes) {
        return database
                .query(
                        "select code, version from initiatives where code = any(?)",
                        row -> Map.entry(row.getString(1), row.getInt(2)),
                        ArrayParameter.of("text", codes))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String written(Initiative initiative) {
        return new String(json.write(initiative), StandardCharsets.UTF_8);
    }

    private Initiative read(String definition) {
        try {
            return json.read(definition.getBytes(StandardCharsets.UTF_8), Initiative.class);
        } catch (IOException broken) {
            throw new IllegalStateException("An initiative that we wrote cannot be read", broken);
        }
    }
}
