import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The story of a participant through the public address of the containers, as a source file that Java runs: {@code java Story.java ADDRESS
 * STATE COMMAND}. STATE is a file with the cases that the system has accepted. The passwords come from the environment.
 *
 * <ul>
 *   <li>{@code first}: pages, initiative, registration, exit, status, rate, published report
 *   <li>{@code load N}: N more persons; prints how many requests failed and were repeated
 *   <li>{@code load-until FILE CALLERS}: more persons by several callers, until the file exists
 *   <li>{@code sign-in-until FILE}: signs in again and again, until the file exists
 *   <li>{@code import INITIATIVE N}: N enrolments as a file in the background, sent again until an import of it is finished
 *   <li>{@code check}: every accepted case is there once
 *   <li>{@code program CLIENT SECRET EXPECTED}: the status of a request with the token of a program's client
 * </ul>
 */
final class Story {
    private static final String INITIATIVE = "try";
    private static final String MEASURE = "employment-or-education";
    private static final String ADMIN = "admin1";
    private static final String LEAD = "leder1";
    private static final String ANALYST = "analytiker1";
    /** The realm's tokens for the pages end after two minutes. */
    private static final Duration TOKEN_AGE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, Token> tokens = new HashMap<>();
    private final String address;
    private final Path state;
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());

    private record Token(String text, Instant until) {}

    /** @param location the header, or empty */
    private record Answer(int status, String body, String location) {
        String field(String name) {
            Matcher field = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(body);
            return check(field.find(), "no " + name + " in " + body) ? field.group(1) : "";
        }
    }

    private Story(String address, Path state) {
        this.address = address;
        this.state = state;
    }

    public static void main(String... arguments) throws Exception {
        Story story = new Story(arguments[0], Path.of(arguments[1]));
        switch (arguments[2]) {
            case "first" -> story.first();
            case "load" -> story.load(Integer.parseInt(arguments[3]));
            case "load-until" -> story.loadUntil(Path.of(arguments[3]), Integer.parseInt(arguments[4]));
            case "sign-in-until" -> story.signInUntil(Path.of(arguments[3]));
            case "import" -> story.importFile(arguments[3], Integer.parseInt(arguments[4]));
            case "check" -> story.checkAll();
            case "program" -> story.program(arguments[3], arguments[4], Integer.parseInt(arguments[5]));
            default -> throw new IllegalArgumentException(arguments[2] + " is no command of the story");
        }
    }

    private void first() throws Exception {
        signIn();
        initiative(INITIATIVE);
        participant(0);
        rate(1);
        Answer draft = ok(as(ANALYST, "POST", "/api/v1/reports", "{\"period\":\"2024-H2\",\"initiatives\":[\"try\"]}"));
        String report = "/api/v1/reports/" + draft.field("id");
        String publication = "{\"expectedVersion\":" + draft.field("version") + ",\"seen\":null}";
        // Publishing is refused while events are unread.
        await("the report is published", () -> as(ANALYST, "POST", report + "/publication", publication).status < 300);
        check(ok(as(ANALYST, "GET", report + "/pdf", null)).body.startsWith("%PDF"), "the report is no PDF");
        System.out.println("signed in, registered, exited, recorded, rated, reported");
    }

    private void initiative(String code) throws Exception {
        ok(as(ADMIN, "PUT", "/api/v1/initiatives/" + code, """
                {"name":"Prøve","administrations":["BIF"],"runsFrom":"2019-01-01","runsTo":null,"targetGroup":"Prøve","effort":"Prøve",
                "objective":"Prøve","evaluation":"Prøve","windowBasis":"ANCHOR","measures":[{"code":"%s","name":"I arbejde","anchor":"EXIT",
                "offset":"P2M","graceDays":30,"excludedExitReasons":["DECEASED"],"revisions":[{"validFrom":"2019-01-01",
                "targetPercent":25.0,"successStatuses":["EDUCATION"],"minimumWeeklyHours":null}]}]}""".formatted(MEASURE)));
    }

    private void load(int count) throws Exception {
        int before = accepted().size();
        for (int person = before; person < before + count; person++) {
            participantAndRate(person);
        }
        rate(before + count);
        report(count + " persons registered");
    }

    private void loadUntil(Path end, int callers) throws Exception {
        int before = accepted().size();
        AtomicInteger next = new AtomicInteger(before);
        List<Callable<Void>> work = Collections.nCopies(callers, () -> {
            while (!Files.exists(end)) {
                participantAndRate(next.getAndIncrement());
            }
            return null;
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        rate(next.get());
        report(next.get() - before + " persons registered");
    }

    private void participantAndRate(int person) throws Exception {
        participant(person);
        ok(until("read", () -> as(LEAD, "GET", "/api/v1/rates/" + INITIATIVE, null)));
    }

    private void report(String done) {
        System.out.println(done + ", " + failed.size() + " requests failed and were repeated " + new TreeSet<>(failed));
    }

    private void signInUntil(Path end) throws Exception {
        int times = 0;
        while (!Files.exists(end)) {
            until("signed in", () -> {
                signIn();
                return new Answer(200, "", "");
            });
            System.out.println("signed in");
            times++;
        }
        report("signed in " + times + " times");
    }

    /** A replica that ends loses its imports, and keeps the lines that it has accepted; then the file is sent again. */
    private void importFile(String code, int lines) throws Exception {
        initiative(code);
        StringBuilder file = new StringBuilder("caseNumber;cpr;name;initiative;consultant;startedOn;exitedOn;exitReason\n");
        for (int person = 0; person < lines; person++) {
            file.append("%s-%d;%s;Prøve Person;%s;konsulent1;2023-06-01;2024-01-15;GOT_JOB\n"
                    .formatted(code, person, replacementNumber(person), code));
        }
        int sent = 0;
        Answer imported;
        do {
            check(sent < 5, "the import does not end well");
            sent++;
            imported = imported(file.toString());
        } while (!imported.body.contains("\"state\":\"DONE\""));
        int accepted = Integer.parseInt(imported.field("accepted"));
        int unchanged = Integer.parseInt(imported.field("unchanged"));
        check(accepted + unchanged == lines && imported.field("rejectedCount").equals("0"), imported.body);
        check(imported(file.toString()).field("unchanged").equals(String.valueOf(lines)), "the file changes something again");
        rate(code, "{\"cohort\":%d,\"notDue\":0,\"pending\":0,\"recorded\":0,\"lost\":0,\"excluded\":0,\"successes\":0}".formatted(lines));
        report("sent " + sent + " times: " + accepted + " lines accepted and " + unchanged + " unchanged by the last one");
    }

    /** The end of one import: finished, failed, or 404 if its replica has ended. */
    private Answer imported(String file) throws Exception {
        String location = ok(until("sent", () -> {
                    HttpRequest request = request("/api/v1/enrolments/import")
                            .header("Authorization", "Bearer " + token(LEAD))
                            .header("Content-Type", "text/csv")
                            .header("Prefer", "respond-async")
                            .POST(BodyPublishers.ofString(file))
                            .build();
                    return send(http, request);
                }))
                .location;
        Answer[] last = new Answer[1];
        await("the import ends", () -> {
            last[0] = until("asked", () -> as(LEAD, "GET", URI.create(location).getPath(), null));
            return !last[0].body.contains("\"state\":\"RUNNING\"");
        });
        return last[0];
    }

    private void checkAll() throws Exception {
        signIn();
        List<String> cases = accepted();
        for (String id : cases) {
            ok(as(LEAD, "GET", "/api/v1/enrolments/" + id, null));
        }
        rate(cases.size());
        System.out.println(cases.size() + " of " + cases.size() + " persons are there, each counted once");
    }

    /** Registers, exits and records until each is accepted, as a user would who sees an error and tries again. */
    private void participant(int person) throws Exception {
        String registration = """
                {"caseNumber":"TRY-%d","initiative":"%s","person":{"cpr":"%s","name":"Prøve Person"},"consultant":"konsulent1",
                "startedOn":"2024-01-10","statusAtStart":null}""".formatted(person, INITIATIVE, replacementNumber(person));
        String id = until("registered", () -> as(LEAD, "POST", "/api/v1/enrolments", registration)).field("enrolmentId");
        String enrolment = "/api/v1/enrolments/" + id;
        change("exited", enrolment, "exitReason\":\"EDUCATION", () ->
                as(LEAD, "POST", enrolment + "/exit", "{\"exitedOn\":\"2024-09-10\",\"reason\":\"EDUCATION\",\"expectedVersion\":1}"));
        String followUp = "/api/v1/follow-ups/" + id + "/" + MEASURE;
        await("the follow-up of " + id, () -> until("read", () -> as(LEAD, "GET", followUp, null)).status == 200);
        change("recorded", followUp, "RECORDED", () -> as(LEAD, "POST", followUp + "/status", """
                {"statuses":["EDUCATION"],"statusDate":null,"weeklyHours":null,"source":"PERSON","expectedVersion":0}"""));
        accept(id);
    }

    private synchronized void accept(String id) throws IOException {
        Files.writeString(state, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A change whose answer was lost may have happened: a repetition is a conflict then, and the record shows the change. */
    private void change(String what, String record, String expected, Callable<Answer> request) throws Exception {
        Answer answer = until(what, request);
        if (answer.status == 409) {
            answer = until("read", () -> as(LEAD, "GET", record, null));
            check(answer.body.contains(expected), what + ": " + answer.body);
        } else {
            ok(answer);
        }
    }

    /** Repeats a request that failed, and counts the failure. */
    private Answer until(String what, Callable<Answer> request) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            String failure;
            try {
                Answer answer = request.call();
                if (answer.status < 500) {
                    return answer;
                }
                failure = String.valueOf(answer.status);
            } catch (IOException | IllegalStateException broken) {
                failure = broken.toString();
            }
            failed.add(what + ": " + failure);
            check(Instant.now().isBefore(end), what + " fails for too long: " + failure);
            Thread.sleep(200);
        }
    }

    private void rate(int expected) throws Exception {
        String counts = "{\"cohort\":%1$d,\"notDue\":0,\"pending\":0,\"recorded\":%1$d,\"lost\":0,\"excluded\":0,\"successes\":%1$d}"
                .formatted(expected);
        rate(INITIATIVE, counts);
    }

    private void rate(String initiative, String counts) throws Exception {
        await("the rate " + counts, () ->
                until("rate", () -> as(LEAD, "GET", "/api/v1/rates/" + initiative, null)).body.contains(counts));
    }

    /** The token of a program that Keycloak knows, and one request with it. */
    private void program(String client, String secret, int expected) throws Exception {
        Answer answer = ok(send(http, form(openid("token"), Map.of(
                "grant_type", "client_credentials", "client_id", client, "client_secret", secret))));
        String token = answer.field("access_token");
        Answer list = send(http, request("/api/v1/enrolments").header("Authorization", "Bearer " + token).GET().build());
        check(list.status == expected, client + " got " + list.status + " and not " + expected + ": " + list.body);
        System.out.println(client + ": " + list.status);
    }

    /** The pages, with a session of cookies. */
    private void signIn() throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new Cookies())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        Answer page = send(browser, request("/").header("Accept", "text/html").GET().build());
        Answer signedIn = send(browser, form(action(page), credentials(ANALYST)));
        check(signedIn.status == 200 && signedIn.body.contains(">" + ANALYST + "<"), "not signed in: " + signedIn.status);
    }

    private synchronized String token(String user) throws Exception {
        Token token = tokens.get(user);
        if (token == null || Instant.now().isAfter(token.until)) {
            token = new Token(tokenOf(user), Instant.now().plus(TOKEN_AGE));
            tokens.put(user, token);
        }
        return token.text;
    }

    private Answer as(String user, String method, String path, String json) throws Exception {
        return send(http, request(path)
                .header("Authorization", "Bearer " + token(user))
                .header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build());
    }

    /** The code flow with PKCE, as the pages use it. */
    private String tokenOf(String user) throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new Cookies())
                .build();
        String redirect = address + "/a-program";
        String verifier = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        Map<String, String> client = Map.of(
                "client_id", "fodfaeste-web", "response_type", "code", "scope", "openid", "redirect_uri", redirect,
                "code_challenge", challenge, "code_challenge_method", "S256");
        Answer page = ok(send(browser, HttpRequest.newBuilder(URI.create(openid("auth") + "?" + encoded(client))).build()));
        HttpResponse<String> signedIn = browser.send(form(action(page), credentials(user)), BodyHandlers.ofString());
        String location = signedIn.headers().firstValue("Location").orElse("");
        check(location.startsWith(redirect), user + " is not signed in: " + signedIn.statusCode());
        return ok(send(http, form(openid("token"), Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "fodfaeste-web",
                        "client_secret", System.getenv("WEB_CLIENT_SECRET"),
                        "redirect_uri", redirect,
                        "code_verifier", verifier,
                        "code", location.replaceFirst(".*[?&]code=([^&]*).*", "$1")))))
                .field("access_token");
    }

    private static Map<String, String> credentials(String user) {
        return Map.of("username", user, "password", System.getenv("DEMO_PASSWORD"));
    }

    private static String action(Answer page) {
        Matcher form = Pattern.compile("<form[^>]* action=\"([^\"]+)\"").matcher(page.body);
        check(form.find(), "no sign-in page: " + page);
        return form.group(1).replace("&amp;", "&");
    }

    private String openid(String endpoint) {
        return address + "/auth/realms/fodfaeste/protocol/openid-connect/" + endpoint;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
    }

    private static HttpRequest form(String uri, Map<String, String> fields) {
        return HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)))
                .build();
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Answer send(HttpClient client, HttpRequest request) throws Exception {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), answer.headers().firstValue("Location").orElse(""));
    }

    private static Answer ok(Answer answer) {
        check(answer.status >= 200 && answer.status < 300, answer.toString());
        return answer;
    }

    private static boolean check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalStateException(problem);
        }
        return true;
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            check(Instant.now().isBefore(end), "Waited too long until: " + what);
            Thread.sleep(100);
        }
    }

    private List<String> accepted() throws IOException {
        return Files.exists(state) ? Files.readAllLines(state) : List.of();
    }

    /** The day of the month plus 60: no person has such a number. */
    private static String replacementNumber(int person) {
        return "%02d%02d%02d%04d".formatted(61 + person % 28, 1 + person / 28 % 12, 50 + person / 336 % 50, 1);
    }
}
