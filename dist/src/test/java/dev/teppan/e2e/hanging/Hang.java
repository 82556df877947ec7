package dev.teppan.e2e.hanging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Lets the one call hang that a file names, deaf to interrupts, until the file says otherwise. */
record Hang(Path file) {

    private static final long LOOK_NANOS = 50_000_000;

    <T> T in(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(type, target, method, arguments)));
    }

    private @Nullable Object call(Class<?> type, Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        boolean interrupted = false;
        while (isNamed(type.getSimpleName() + "." + method.getName())) {
            interrupted |= Thread.interrupted();
            LockSupport.parkNanos(LOOK_NANOS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean isNamed(String call) {
        try {
            return Files.readString(file).equals(call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
