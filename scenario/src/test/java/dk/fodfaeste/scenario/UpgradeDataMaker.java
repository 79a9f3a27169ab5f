package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.local.test.StartsProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Records the data of the present version for {@link UpgradeTest}, in place of those that were recorded for it before. {@code deploy/release/record} runs
 * it; {@code ./fodfaeste test} does not.
 */
@StartsProcesses
class UpgradeDataMaker {

    @Test
    void make() throws Exception {
        UpgradeData made = UpgradeData.ofPresentVersion();
        try (Stack stack = Stack.start()) {
            UpgradeStory story = new UpgradeStory(stack);
            story.record();
            RecordedAnswers answers = RecordedAnswers.of(stack, story.answers());
            assertThat(answers.answers()).noneMatch(RecordedAnswer::isRecomputing);
            stack.down();
            Path backup = stack.data.resolve("backup");
            Commands.Result backedUp = Commands.run("backup", backup.toString(), "--data", stack.data.toString());
            assertThat(backedUp.exitCode()).as(backedUp.err()).isZero();
            made.archive().pack(backup, stack.data);
            Files.write(made.answers(), answers.json());
        }
    }
}
