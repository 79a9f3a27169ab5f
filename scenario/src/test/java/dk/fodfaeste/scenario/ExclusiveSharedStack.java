package dk.fodfaeste.scenario;

import dk.fodfaeste.local.test.StartsProcesses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** For tests that use the shared stack alone. Tests with their own stack run at the same time. */
@StartsProcesses
@ExtendWith(Stack.class)
@ResourceLock(ExclusiveSharedStack.LOCK)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ExclusiveSharedStack {
    String LOCK = "the shared stack";
}
