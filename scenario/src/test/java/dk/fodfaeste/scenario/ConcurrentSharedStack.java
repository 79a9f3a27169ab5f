package dk.fodfaeste.scenario;

import dk.fodfaeste.local.test.StartsProcesses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** For tests in browsers with their own users and initiatives. They use the shared stack at the same time. */
@StartsProcesses
@ExtendWith(Stack.class)
@ResourceLock(value = ExclusiveSharedStack.LOCK, mode = ResourceAccessMode.READ)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ConcurrentSharedStack {}
