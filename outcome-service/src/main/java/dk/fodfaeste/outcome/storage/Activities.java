package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.sealing.DataKey;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.WeeklyHours;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Stores every version of every activity. */
@ApplicationScoped
public class Activities {
    /** The columns that {@link #read} needs, of {@code activities a}, {@code activity_versions v} and {@code participants p}. */
    public static final String COLUMNS = """
            a.activity_id, a.enrolment_id, a.external_id, a.recording_unit, v.version, v.change, v.kind, v.on_date, v.until_date, v.confirmed_on,
            v.weekly_hours, v.attendance, v.held_on, v.source, v.employer_sealed, v.note_sealed, v.because_sealed, v.recorded_at, v.recorded_by,
            p.participant_ref as key_owner, p.data_key
            """;

    /**
     * The present version of each activity, with {@code initiative} and {@code person} of its enrolment. Activities of erased persons are left out. More
     * conditions may follow.
     */
    public static final String SELECT_PRESENT = "select " + COLUMNS + """
            , e.initiative, e.participant_ref as person
              from activities a
              join activity_versions v on v.activity_id = a.activity_id and v.version = a.version
              join enrolments e on e.enrolment_id = a.enrolment_id
              left join participants p on p.participant_ref = e.sealed_for
             where not exists (
                   select 1 from participants q where q.participant_ref in (e.participant_ref, e.sealed_for) and q.erased_at is not null)
            """;

    private static final String SELECT = "select " + COLUMNS + """
              from activities a
              join activity_versions v on v.activity_id = a.activity_id
              join enrolments e on e.enrolment_id = a.enrolment_id
              left join participants p on p.participant_ref = e.sealed_for
            """;

    private static final String EMPLOYER = "employer";
    private static final String NOTE = "note";
    private static final String BECAUSE = "because";

    private final Database database;
    private final DataKeys keys;

    Activities(Database database, DataKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** @param added versions in their order; several versions of one activity are possible */
    void add(List<RecordedActivity> added) {
        Map<UUID, RecordedActivity> present = new LinkedHashMap<>();
        added.forEach(version -> present.put(version.activityId(), version));
        savePresent(present.values());
        addVersions(added);
    }

    private void savePresent(Collection<RecordedActivity> present) {
        database.update(
                """
                insert into activities (activity_id, enrolment_id, external_id, recording_unit, recorded_by, version, kind, on_date, attendance, withdrawn)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (activity_id) do update
                   set version = excluded.version,
                       kind = excluded.kind,
                       on_date = excluded.on_date,
                       attendance = excluded.attendance,
                       withdrawn = excluded.withdrawn
                """,
                ArrayParameter.of("uuid", present, RecordedActivity::activityId),
                ArrayParameter.of("uuid", present, RecordedActivity::enrolmentId),
                ArrayParameter.of("text", present, RecordedActivity::externalId),
                ArrayParameter.of("text", present, RecordedActivity::recordingUnit),
                ArrayParameter.of("text", present, RecordedActivity::recordedBy),
                ArrayParameter.of("int4", present, RecordedActivity::version),
                ArrayParameter.of(
                        "text", present, activity -> activity.details().kind().name()),
                ArrayParameter.of(
                        "date", present, activity -> activity.details().on()),
                ArrayParameter.of(
                        "text", present, activity -> name(activity.details().attendance())),
                ArrayParameter.of("bool", present, RecordedActivity::isWithdrawn));
    }

    private void addVersions(List<RecordedActivity> added) {
        Map<UUID, DataKey> keyOf = keys.byEnrolment(added.stream()
                .filter(Activities::hasText)
                .map(RecordedActivity::enrolmentId)
                .collect(toSet()));
        database.update(
                """
                insert into activity_versions (activity_id, version, change, kind, on_date, until_date, confirmed_on, weekly_hours,
                                               attendance, held_on, source, employer_sealed, note_sealed, because_sealed,
                                               recorded_at, recorded_by)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                ArrayParameter.of("uuid", added, RecordedActivity::activityId),
                ArrayParameter.of("int4", added, RecordedActivity::version),
                ArrayParameter.of("text", added, version -> version.change().name()),
                detail("text", added, details -> details.kind().name()),
                detail("date", added, ActivityDetails::on),
                detail("date", added, ActivityDetails::until),
                detail("date", added, ActivityDetails::confirmedOn),
                detail("numeric", added, ActivityDetails::weeklyHours),
                detail("text", added, details -> name(details.attendance())),
                detail("date", added, ActivityDetails::heldOn),
                detail("text", added, details -> details.source().name()),
                sealed(EMPLOYER, added, keyOf, version -> version.details().employer()),
                sealed(NOTE, added, keyOf, version -> version.details().note()),
                sealed(BECAUSE, added, keyOf, RecordedActivity::because),
                ArrayParameter.of(
                        "timestamptz", added, version -> version.recordedAt().atOffset(ZoneOffset.UTC)),
                ArrayParameter.of("text", added, RecordedActivity::recordedBy));
    }

    private static ArrayParameter detail(
            String type, List<RecordedActivity> versions, Function<ActivityDetails, ?> field) {
        return ArrayParameter.of(type, versions, version -> field.apply(version.details()));
    }

    private static ArrayParameter sealed(
            String name,
            List<RecordedActivity> versions,
            Map<UUID, DataKey> keyOf,
            Function<RecordedActivity, String> text) {
        return ArrayParameter.ofBytes(
                versions,
                version -> text.apply(version) == null
                        ? null
                        : keyOf.get(version.enrolmentId()).seal(name, text.apply(version)));
    }

    private static boolean hasText(RecordedActivity version) {
        return version.details().employer() != null || version.details().note() != null || version.because() != null;
    }

    private static String name(Enum<?> code) {
        return code == null ? null : code.name();
    }

    Optional<UUID> enrolmentOf(UUID activityId) {
        return database
                .query(
                        "select enrolment_id from activities where activity_id = ?",
                        row -> row.getObject(1, UUID.class),
                        activityId)
                .stream()
                .findFirst();
    }

    /** All versions of the activities of these enrolments; those of each activity oldest first. */
    public List<RecordedActivity> history(Collection<UUID> enrolmentIds) {
        return database.query(
                SELECT + "where a.enrolment_id = any(?) order by a.on_date, a.activity_id, v.version",
                this::read,
                ArrayParameter.of("uuid", enrolmentIds));
    }

    /** All versions of one activity, oldest first. */
    public List<RecordedActivity> history(UUID activityId) {
        return database.query(SELECT + "where a.activity_id = ? order by v.version", this::read, activityId);
    }

    /** Deletes the free texts and the ids of other systems. The versions with their dates and codes stay. */
    void deleteTexts(Collection<UUID> enrolmentIds) {
        ArrayParameter ids = ArrayParameter.of("uuid", enrolmentIds);
        database.update("""
                update activity_versions v set employer_sealed = null, note_sealed = null, because_sealed = null
                  from activities a
                 where a.activity_id = v.activity_id and a.enrolment_id = any(?)
                   and (v.employer_sealed is not null or v.note_sealed is not null or v.because_sealed is not null)
                """, ids);
        database.update(
                "update activities set external_id = null where external_id is not null and enrolment_id = any(?)",
                ids);
    }

    /** Reads a row with the {@link #COLUMNS}. */
    public RecordedActivity read(ResultSet row) throws SQLException {
        Optional<DataKey> key = key(row);
        String attendance = row.getString("attendance");
        return new RecordedActivity(
                row.getObject("activity_id", UUID.class),
                row.getObject("enrolment_id", UUID.class),
                row.getString("external_id"),
                row.getString("recording_unit"),
                row.getInt("version"),
                RecordedActivity.Change.valueOf(row.getString("change")),
                new ActivityDetails(
                        ActivityKind.valueOf(row.getString("kind")),
                        row.getObject("on_date", LocalDate.class),
                        row.getObject("until_date", LocalDate.class),
                        row.getObject("confirmed_on", LocalDate.class),
                        WeeklyHours.normalized(row.getBigDecimal("weekly_hours")),
                        attendance == null ? null : Attendance.valueOf(attendance),
                        row.getObject("held_on", LocalDate.class),
                        Source.valueOf(row.getString("source")),
                        opened(row, key, EMPLOYER),
                        opened(row, key, NOTE)),
                opened(row, key, BECAUSE),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }

    private Optional<DataKey> key(ResultSet row) throws SQLException {
        boolean hasText = row.getBytes("employer_sealed") != null
                || row.getBytes("note_sealed") != null
                || row.getBytes("because_sealed") != null;
        return hasText && row.getBytes("data_key") != null
                ? Optional.of(keys.open(row.getObject("key_owner", UUID.class), row.getBytes("data_key")))
                : Optional.empty();
    }

    private static String opened(ResultSet row, Optional<DataKey> key, String name) throws SQLException {
        byte[] sealed = row.getBytes(name + "_sealed");
        return sealed == null
                ? null
                : key.map(opener -> opener.open(name, sealed)).orElse(null);
    }
}
