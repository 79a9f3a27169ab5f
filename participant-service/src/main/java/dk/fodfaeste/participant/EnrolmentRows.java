package dk.fodfaeste.participant;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Writes the rows of many changes of enrolments in the transaction of the caller, with one statement for each table, however many rows there are.
 * Hibernate would bind and execute each row for itself.
 */
@ApplicationScoped
class EnrolmentRows {
    private static final String PERSONS = """
            insert into participants (participant_ref, data_key, cpr_lookup, cpr_sealed, name_sealed, phone_sealed, name_lookups, protected_address, version)
            select participant_ref, data_key, cpr_lookup, cpr_sealed, name_sealed, phone_sealed, string_to_array(name_lookups, ' '), protected_address, version
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as new
                   (participant_ref, data_key, cpr_lookup, cpr_sealed, name_sealed, phone_sealed, name_lookups, protected_address, version)""";

    private static final String ENROLMENTS = """
            insert into enrolments (enrolment_id, participant_ref, sealed_for, case_number_lookup, case_number_search, case_number_sealed, initiative,
                                    consultant, started_on, status_at_start, exited_on, exit_reason, exit_number, wrongly_registered, other_name,
                                    version, recorded_at)
            select enrolment_id, participant_ref, participant_ref, case_number_lookup, case_number_search, case_number_sealed, initiative, consultant,
                   started_on, status_at_start, exited_on, exit_reason, exit_number, false, other_name, version, recorded_at
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as new
                   (enrolment_id, participant_ref, case_number_lookup, case_number_search, case_number_sealed, initiative, consultant, started_on,
                    status_at_start, exited_on, exit_reason, exit_number, other_name, version, recorded_at)""";

    private static final String VERSIONS = """
            insert into enrolment_versions (enrolment_id, version, change, participant_ref, consultant, started_on, status_at_start, exited_on,
                                            exit_reason, exit_number, wrongly_registered, because_sealed, recorded_at, recorded_by)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String EXITS = """
            update enrolments e
               set exited_on = new.exited_on, exit_reason = new.exit_reason, exit_number = new.exit_number, version = new.version,
                   recorded_at = new.recorded_at
              from unnest(?, ?, ?, ?, ?, ?) as new (enrolment_id, exited_on, exit_reason, exit_number, version, recorded_at)
             where e.enrolment_id = new.enrolment_id""";

    private final DataSource database;

    EnrolmentRows(DataSource database) {
        this.database = database;
    }

    void insertPersons(List<Participant> persons) {
        execute(
                PERSONS,
                persons,
                columns -> columns.add("uuid", Participant::participantRef)
                        .addBytes(Participant::dataKey)
                        .add("text", Participant::cprLookup)
                        .addBytes(Participant::cprSealed)
                        .addBytes(Participant::nameSealed)
                        .addBytes(Participant::phoneSealed)
                        .add("text", person -> String.join(" ", person.nameLookups()))
                        .add("bool", Participant::protectedAddress)
                        .add("int4", Participant::version));
    }

    /** A new enrolment is valid, and sealed for the person whom it belongs to. */
    void insertEnrolments(List<Enrolment> enrolments) {
        execute(
                ENROLMENTS,
                enrolments,
                columns -> columns.add("uuid", Enrolment::enrolmentId)
                        .add("uuid", enrolment -> enrolment.participant().participantRef())
                        .add("text", enrolment -> enrolment.caseNumberHashes().exact())
                        .add("text", enrolment -> enrolment.caseNumberHashes().search())
                        .addBytes(Enrolment::caseNumberSealed)
                        .add("text", Enrolment::initiative)
                        .add("text", Enrolment::consultant)
                        .add("date", Enrolment::startedOn)
                        .add("text", Enrolment::statusAtStart)
                        .add("date", Enrolment::exitedOn)
                        .add("text", Enrolment::exitReason)
                        .add("int4", Enrolment::exitNumber)
                        .add("bool", Enrolment::otherName)
                        .add("int4", Enrolment::version)
                        .add("timestamptz", enrolment -> enrolment.recordedAt().atOffset(ZoneOffset.UTC)));
    }

    /** Writes what an exit changes. The caller must have locked the persons. */
    void updateExits(List<Enrolment> exited) {
        execute(
                EXITS,
                exited,
                columns -> columns.add("uuid", Enrolment::enrolmentId)
                        .add("date", Enrolment::exitedOn)
                        .add("text", Enrolment::exitReason)
                        .add("int4", Enrolment::exitNumber)
                        .add("int4", Enrolment::version)
                        .add("timestamptz", enrolment -> enrolment.recordedAt().atOffset(ZoneOffset.UTC)));
    }

    void insertVersions(List<EnrolmentVersion> versions) {
        execute(
                VERSIONS,
                versions,
                columns -> columns.add("uuid", version -> version.enrolment().enrolmentId())
                        .add("int4", EnrolmentVersion::version)
                        .add("text", EnrolmentVersion::change)
                        .add("uuid", EnrolmentVersion::participantRef)
                        .add("text", EnrolmentVersion::consultant)
                        .add("date", EnrolmentVersion::startedOn)
                        .add("text", EnrolmentVersion::statusAtStart)
                        .add("date", EnrolmentVersion::exitedOn)
                        .add("text", EnrolmentVersion::exitReason)
                        .add("int4", EnrolmentVersion::exitNumber)
                        .add("bool", EnrolmentVersion::wronglyRegistered)
                        .addBytes(EnrolmentVersion::becauseSealed)
                        .add("timestamptz", version -> version.recordedAt().atOffset(ZoneOffset.UTC))
                        .add("text", EnrolmentVersion::recordedBy));
    }

    /** Binds the columns of the rows as the parameters of {@code unnest}, in their order. */
    private static final class Columns<T> {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<T> rows;
        private int position;

        Columns(Connection connection, PreparedStatement statement, List<T> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        /** Constants of an enum are written by their names. */
        Columns<T> add(String type, Function<T, ?> value) throws SQLException {
            return bind(type, rows.stream().map(value).toArray());
        }

        /** The driver accepts bytes only as {@code byte[][]}. */
        Columns<T> addBytes(Function<T, byte[]> value) throws SQLException {
            return bind("bytea", rows.stream().map(value).toArray(byte[][]::new));
        }

        private Columns<T> bind(String type, Object[] values) throws SQLException {
            position++;
            statement.setArray(position, connection.createArrayOf(type, values));
            return this;
        }
    }

    private interface Binding<T> {
        void bind(Columns<T> columns) throws SQLException;
    }

    private <T> void execute(String sql, List<T> rows, Binding<T> binding) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(new Columns<>(connection, statement, rows));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("The rows of enrolments cannot be written", failed);
        }
    }
}
