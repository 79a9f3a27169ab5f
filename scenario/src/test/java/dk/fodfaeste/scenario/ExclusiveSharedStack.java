package dk.fodfaeste.scenario;

import dk.fodfaeste.local.test.StartsProcesses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests that have the stack that is started once for themselves; those with a stack of their own run beside them. */
@StartsProcesses
@ExtendWith(Stack.class)
@ResourceLock(ExclusiveSharedStack.LOCK)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ExclusiveSharedStack {
    String LOCK = "the shared stack";
}
