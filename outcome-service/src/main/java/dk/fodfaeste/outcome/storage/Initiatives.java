package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.outcome.Initiative;
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
 * Stores the latest version of each initiative.
 *
 * <p><b>Lock order</b> of this service: initiatives in order of the hashes of their codes, then enrolments in order of their ids, then the outbox. To
 * derive follow-ups of enrolments, a transaction holds a shared lock on the initiative and the row locks of the enrolments. To revise an initiative,
 * it holds an exclusive lock on the initiative, so that every later derivation uses the new version. The initiative lock is an advisory lock on the
 * code, because an enrolment may arrive before the row of its initiative exists.
 */
@ApplicationScoped
public class Initiatives {
    /** Separates these advisory locks from those of the kit. */
    private static final int LOCK_SPACE = 0x1d1a;

    private final Database database;
    private final EventJson json;

    Initiatives(Database database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    /** Prevents revisions of these initiatives until the end of the transaction. */
    void lockShared(Collection<String> codes) {
        lock("pg_advisory_xact_lock_shared", codes);
    }

    private void lockExclusively(Collection<String> codes) {
        lock("pg_advisory_xact_lock", codes);
    }

    private void lock(String function, Collection<String> codes) {
        database.query(
                "select " + function + "(" + LOCK_SPACE + ", hash) is null from (select distinct hashtext(code) as hash"
                        + " from unnest(?) as code order by hash) as ordered",
                row -> row.getBoolean(1),
                ArrayParameter.of("text", codes));
    }

    /** Saves the newer versions and returns their codes. */
    Set<String> saveNewer(List<InitiativePayload> received) {
        lockExclusively(received.stream().map(InitiativePayload::code).toList());
        return new TreeSet<>(database.query(
                """
                insert into initiatives (code, version, definition, skipped_measures)
                select distinct on (code) code, version, definition::jsonb, string_to_array(skipped, ' ')
                  from unnest(?, ?, ?, ?) as received (code, version, definition, skipped)
                 order by code, version desc
                on conflict (code) do update
                   set version = excluded.version, definition = excluded.definition, skipped_measures = excluded.skipped_measures
                 where initiatives.version < excluded.version
                returning code
                """,
                row -> row.getString(1),
                ArrayParameter.of("text", received, InitiativePayload::code),
                ArrayParameter.of("int4", received, InitiativePayload::version),
                ArrayParameter.of("text", received, this::toJson),
                ArrayParameter.of("text", received, payload -> String.join(" ", skipped(payload.initiative())))));
    }

    private static List<String> skipped(Initiative initiative) {
        return initiative.skipped().stream()
                .map(Initiative.SkippedMeasure::code)
                .sorted()
                .toList();
    }

    /** The initiatives of which this version of the service skips other measures than the version that derived their follow-ups. */
    Set<String> readDifferently() {
        return database
                .query(
                        "select definition, skipped_measures from initiatives where skipped_measures <> '{}' order by code",
                        row -> new Derived(fromJson(row.getString(1)), List.of((String[])
                                row.getArray(2).getArray())))
                .stream()
                .filter(derived -> !skipped(derived.initiative()).equals(derived.skipped()))
                .map(derived -> derived.initiative().code())
                .collect(toCollection(TreeSet::new));
    }

    private record Derived(Initiative initiative, List<String> skipped) {}

    /** Locks an initiative like a revision, and notes which measures this version of the service skips. */
    void lockAndNoteSkipped(String code) {
        lockExclusively(List.of(code));
        Initiative initiative = byCode(List.of(code)).get(code);
        database.update(
                "update initiatives set skipped_measures = string_to_array(?, ' ') where code = ?",
                String.join(" ", skipped(initiative)),
                code);
    }

    /** Number of measures that have no follow-ups, because only a newer version of the service can read them. */
    int countSkipped() {
        return database.query(
                        "select coalesce(sum(cardinality(skipped_measures)), 0) from initiatives", row -> row.getInt(1))
                .getFirst();
    }

    public Map<String, Initiative> byCode(Collection<String> codes) {
        return database
                .query(
                        "select definition from initiatives where code = any(?)",
                        row -> fromJson(row.getString(1)),
                        ArrayParameter.of("text", codes))
                .stream()
                .collect(toMap(Initiative::code, Function.identity()));
    }

    /** A municipality has tens of initiatives. */
    public List<Initiative> all() {
        return database.query("select definition from initiatives order by code", row -> fromJson(row.getString(1)));
    }

    /** The stored version of each; unknown codes are left out. */
    public Map<String, Integer> versions(Collection<String> codes) {
        return database
                .query(
                        "select code, version from initiatives where code = any(?)",
                        row -> Map.entry(row.getString(1), row.getInt(2)),
                        ArrayParameter.of("text", codes))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String toJson(InitiativePayload initiative) {
        return new String(json.write(initiative), StandardCharsets.UTF_8);
    }

    private Initiative fromJson(String definition) {
        try {
            return json.read(definition.getBytes(StandardCharsets.UTF_8), InitiativePayload.class)
                    .initiative();
        } catch (IOException broken) {
            throw new IllegalStateException("A stored initiative cannot be read", broken);
        }
    }
}
