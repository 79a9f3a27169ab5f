package dk.fodfaeste.reporting.interfaces;

import java.util.List;

/**
 * A topic with its records.
 *
 * @param description in English
 * @param retentionDays null if the records are kept forever
 * @param compacted whether Kafka keeps only the last record of each key
 */
record EventTopic(
        String name,
        String description,
        int partitions,
        Long retentionDays,
        boolean compacted,
        List<String> writers,
        List<String> readers,
        List<EventMessage> messages) {}
