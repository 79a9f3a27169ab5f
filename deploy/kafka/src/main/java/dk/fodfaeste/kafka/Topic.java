package dk.fodfaeste.kafka;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A line of {@code topics.csv}.
 *
 * @param retentionMs how long records are kept; -1 means for ever
 * @param isCompacted whether Kafka may delete a record when a later one of its key exists
 */
public record Topic(String name, int partitions, long retentionMs, boolean isCompacted) {

    /** How long a compacted topic keeps the record without a value by which a reader learns that a key exists no more: 30 days, in milliseconds. */
    public static final long TOMBSTONE_MS = 2_592_000_000L;

    /** The rule of Kafka, which allows no wildcard. */
    static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");

    private static final int MOST_PARTITIONS = 1000;
    private static final String DELETE = "delete";
    private static final String COMPACT = "compact";

    /** @param file the name of the table in messages */
    public static List<Topic> read(String file, Reader source) throws IOException {
        Map<String, Topic> topics = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.read(file, source, "name", "partitions", "retentionMs", "cleanup")) {
            Topic topic = of(row);
            if (topics.put(topic.name(), topic) != null) {
                throw row.bad("name", "has a line already");
            }
        }
        return List.copyOf(topics.values());
    }

    private static Topic of(CsvTable.Row row) {
        if (!NAME.matcher(row.text("name")).matches()) {
            throw row.bad(
                    "name", "is not a name for a topic: letters, digits, dots, hyphens and underscores, at most 249");
        }
        long partitions = row.number("partitions");
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw row.bad("partitions", "is not between 1 and " + MOST_PARTITIONS);
        }
        long retentionMs = row.number("retentionMs");
        if (retentionMs < 1 && retentionMs != -1) {
            throw row.bad("retentionMs", "is neither a positive number of milliseconds nor -1 (for good)");
        }
        String cleanup = row.text("cleanup");
        if (!cleanup.equals(DELETE) && !cleanup.equals(COMPACT)) {
            throw row.bad("cleanup", "is neither " + DELETE + " nor " + COMPACT);
        }
        return new Topic(row.text("name"), (int) partitions, retentionMs, cleanup.equals(COMPACT));
    }

    /** The policy in Kafka's settings. With "delete", the records before a restore can be deleted from a compacted topic. */
    public String cleanupPolicy() {
        return isCompacted ? COMPACT + "," + DELETE : DELETE;
    }
}
