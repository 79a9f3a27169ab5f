package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;

import dk.fodfaeste.scenario.SoakHistory.Outcome;
import dk.fodfaeste.scenario.SoakHistory.Step;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Sends commands of one user until it is stopped: a registration, its exit, and later its status. Of the commands with an unknown outcome it repeats
 * every second one until it has an answer, and leaves the others unknown.
 */
final class SoakWorker implements Runnable {
    /** So many registrations later, the follow-up of an exit has usually arrived. */
    private static final int LATER = 20;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final int number;
    private final String initiative;
    private final Supplier<Api> lead;
    private final SoakHistory history;
    private final Queue<Due> due = new ArrayDeque<>();
    private final Map<Step, Integer> unknown = new HashMap<>();
    private volatile boolean stopped;

    private record Due(String caseNumber, String enrolmentId, int person) {}

    SoakWorker(int number, String initiative, Supplier<Api> lead, SoakHistory history) {
        this.number = number;
        this.initiative = initiative;
        this.lead = lead;
        this.history = history;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        for (int i = 0; !stopped; i++) {
            int person = number * 100_000 + i;
            String caseNumber = initiative + "-" + person;
            String enrolment = register(caseNumber, person);
            if (enrolment != null && exit(caseNumber, enrolment)) {
                due.add(new Due(caseNumber, enrolment, person));
            }
            if (due.size() > LATER) {
                record(due.poll());
            }
        }
    }

    /** Null if the outcome stays unknown. */
    private String register(String caseNumber, int person) {
        Api.Response answer = send(caseNumber, Step.REGISTERED, "/api/v1/enrolments", """
                {"caseNumber":"%s","initiative":"%s","person":{"cpr":"%s","name":"Prøve Person"},"consultant":"konsulent1",
                 "startedOn":"2023-06-01"}""".formatted(
                        caseNumber, initiative, Cohorts.cpr(person)));
        return answer == null ? null : answer.json().get("enrolmentId").textValue();
    }

    private boolean exit(String caseNumber, String enrolment) {
        return send(caseNumber, Step.EXITED, "/api/v1/enrolments/" + enrolment + "/exit", """
                {"exitedOn":"2024-01-15","reason":"GOT_JOB","expectedVersion":1}""") != null;
    }

    private void record(Due one) {
        Api.Response answer = send(
                one.caseNumber(),
                Step.RECORDED,
                "/api/v1/follow-ups/" + one.enrolmentId() + "/employment-or-education/status",
                """
                {"statuses":["%s"],"source":"PERSON","expectedVersion":0}""".formatted(status(one.person())));
        if (answer != null && isNotThereYet(Step.RECORDED, answer)) {
            due.add(one);
        }
    }

    /** Every fourth person is a success. */
    static String status(int person) {
        return person % 4 == 0 ? "EDUCATION" : "UNEMPLOYED";
    }

    /** Returns the acknowledgement, the refusal of a status whose exit has not arrived yet, or null. */
    private Api.Response send(String caseNumber, Step step, String path, String body) {
        Api.Response answer = attempt(caseNumber, step, path, body);
        if (answer == null && !stopped) {
            awaitService();
            if (unknown.merge(step, 1, Integer::sum) % 2 == 0) {
                answer = await().pollInterval(PAUSE)
                        .until(
                                () -> Optional.ofNullable(attempt(caseNumber, step, path, body)),
                                repeated -> stopped || repeated.isPresent())
                        .orElse(null);
            }
        }
        if (answer != null && answer.status() >= 400 && !isNotThereYet(step, answer)) {
            history.refused(caseNumber, step, answer.status() + " " + answer.text());
            return null;
        }
        return answer;
    }

    /** Null if the outcome is unknown. */
    private Api.Response attempt(String caseNumber, Step step, String path, String body) {
        String answer;
        try {
            Api.Response response = lead.get().post(path, body);
            answer = String.valueOf(response.status());
            if (response.status() < 300) {
                history.add(caseNumber, step, Outcome.ACKNOWLEDGED, answer);
                return response;
            }
            if (response.status() < 500 && response.status() != 409) {
                return response;
            }
        } catch (UncheckedIOException broken) {
            answer = broken.getCause().getClass().getSimpleName();
        }
        history.add(caseNumber, step, Outcome.UNKNOWN, answer);
        return null;
    }

    private static boolean isNotThereYet(Step step, Api.Response answer) {
        return step == Step.RECORDED && (answer.status() == 404 || answer.status() == 422);
    }

    /** So that a part that is away costs a few commands, not thousands. */
    private void awaitService() {
        await().pollInterval(PAUSE)
                .ignoreExceptions()
                .until(() ->
                        stopped || lead.get().get("/api/v1/follow-ups?limit=1").status() == 200);
    }
}
