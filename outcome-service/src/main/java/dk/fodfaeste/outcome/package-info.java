/**
 * The follow-up and the facts it follows from. Nothing here knows of a database, of HTTP or of Kafka, and nothing asks for the
 * time: {@code today} is an argument.
 *
 * <p>The packages below are the steps of the road: {@code intake} hears of initiatives and enrolments, {@code ledger} keeps the
 * facts and the follow-ups that follow from them, {@code followup} shows them, {@code recording} takes what a consultant found
 * out, {@code importing} and {@code observing} take what files and registers say, {@code lookup} asks participant-service.
 */
package dk.fodfaeste.outcome;
