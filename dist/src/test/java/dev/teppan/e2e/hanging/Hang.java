package dev.teppan.e2e.hanging;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets the calls hang that a file names, one in a line, until the file says otherwise: deaf to interrupts, or, with {@code !}
 * behind the name, until one comes.
 */
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
        String name = type.getSimpleName() + "." + method.getName();
        boolean interrupted = false;
        for (List<String> named = named(); named.contains(name) || named.contains(name + "!"); named = named()) {
            interrupted |= Thread.interrupted();
            if (interrupted && !named.contains(name)) {
                throw new InterruptedException();
            }
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

    /** By a stream, as an interrupt would close a channel. */
    private List<String> named() {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
