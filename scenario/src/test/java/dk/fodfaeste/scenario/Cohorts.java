package dk.fodfaeste.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The sample cohorts, and lines of made-up cohorts. All persons are fictional and have replacement numbers. The CSV files are those that
 * {@code ./fodfaeste demo} loads, in {@code deploy/local}.
 */
final class Cohorts {

    static final String ENROLMENTS_HEADER = "caseNumber;cpr;name;initiative;consultant;startedOn;exitedOn;exitReason\n";
    static final String STATUSES_HEADER = "caseNumber;measure;statusDate;status;weeklyHours;source\n";

    private Cohorts() {}

    static String enrolments() {
        return resource("/sample/enrolments.csv");
    }

    static String statuses() {
        return resource("/sample/statuses.csv");
    }

    static String resource(String path) {
        try (InputStream file = Cohorts.class.getResourceAsStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static JsonNode json(String name) {
        return tree("/cohorts/" + name);
    }

    static JsonNode tree(String path) {
        try {
            return Api.JSON.readTree(resource(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The body of ips-sydhavnen under another code: follow-up two months after the exit, target 25 %. */
    static String likeSydhavnen(String code) {
        return like(0, code);
    }

    /** The body of holistic-health under another code: follow-up six months after the start, target 20 %. */
    static String likeHolisticHealth(String code) {
        return like(3, code);
    }

    private static String like(int sample, String code) {
        ObjectNode body = (ObjectNode) json("initiatives.json").get(sample);
        body.put("code", code);
        return body.toString();
    }

    /** A replacement number (day of the month plus 60), which no person has. */
    static String cpr(int person) {
        int day = 61 + person % 28;
        int month = 1 + person / 28 % 12;
        int year = 50 + person / (28 * 12) % 50;
        int serial = person / (28 * 12 * 50) % 4000;
        return "%02d%02d%02d%04d".formatted(day, month, year, serial);
    }

    /** An enrolment with exit on 15 January 2024; the follow-up is due on 15 March 2024. */
    static String enrolmentLine(String initiative, String prefix, int person) {
        return prefix + person + ";" + cpr(person) + ";Prøve Person;" + initiative
                + ";konsulent1;2023-06-01;2024-01-15;GOT_JOB\n";
    }

    /** A status; every fourth person is a success. */
    static String statusLine(String prefix, int person) {
        return prefix + person + ";employment-or-education;2024-03-15;" + (person % 4 == 0 ? "EDUCATION" : "UNEMPLOYED")
                + ";;PERSON\n";
    }

    /** An active enrolment that started on 1 June 2023; due on 1 December 2023 for a measure with the anchor START. */
    static String ongoingLine(String initiative, String prefix, int person) {
        return prefix + person + ";" + cpr(person) + ";Prøve Person;" + initiative + ";konsulent1;2023-06-01;;\n";
    }

    static String successLine(String prefix, int person) {
        return prefix + person + ";employment-or-education;;EDUCATION;;REGISTER\n";
    }
}
