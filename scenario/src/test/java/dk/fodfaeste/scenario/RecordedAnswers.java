package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * What a version answered about the data of {@link UpgradeStory}.
 *
 * @param auditHeads the end of each service's audit trail, to be found in the trail of a later version
 */
record RecordedAnswers(List<RecordedAnswer> answers, Map<String, JsonNode> auditHeads) {
    private static final List<String> SERVICES = List.of("participant-service", "outcome-service", "reporting-service");

    static RecordedAnswers of(Stack stack, List<RecordedAnswer> answers) {
        Map<String, JsonNode> heads = new TreeMap<>();
        for (String service : SERVICES) {
            heads.put(service, verification(stack, service, "{}").get("head"));
        }
        return new RecordedAnswers(answers, heads);
    }

    static RecordedAnswers read(Path file) throws IOException {
        return Api.JSON.readValue(file.toFile(), RecordedAnswers.class);
    }

    /** One answer is one line, so that a change of the file can be read. */
    byte[] json() throws IOException {
        StringBuilder json = new StringBuilder("{\"auditHeads\":");
        json.append(Api.JSON.writeValueAsString(auditHeads)).append(",\n\"answers\":[\n");
        for (int i = 0; i < answers.size(); i++) {
            json.append(Api.JSON.writeValueAsString(answers.get(i))).append(i + 1 < answers.size() ? ",\n" : "\n");
        }
        return json.append("]}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What another version answers differently. Answers are compared when nothing is derived again any more. */
    List<String> differences(Stack stack) {
        await().until(() ->
                answers.stream().noneMatch(answer -> answer.again(stack).isRecomputing()));
        return answers.stream()
                .flatMap(answer -> answer.differences(answer.again(stack)).stream())
                .toList();
    }

    /** Faults of the audit trails, among them recorded heads that they do not have. */
    List<String> auditFaults(Stack stack) {
        return SERVICES.stream()
                .map(service ->
                        verification(stack, service, auditHeads.get(service).toString()))
                .flatMap(verification ->
                        StreamSupport.stream(verification.get("faults").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode verification(Stack stack, String service, String head) {
        return stack.as("dpo")
                .post("/api/v1/" + service + "/audit/verification", head)
                .ok();
    }
}
