/**
 * The activities of an enrolment: spells, meetings and milestones. Like the package above it knows no database, HTTP or Kafka, and {@code today} is
 * an argument. The packages below record activities, read them, and take them from files.
 */
package dk.fodfaeste.outcome.activity;
