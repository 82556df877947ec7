package dev.teppan.platform.intake;

import dev.teppan.platform.store.Catalog;
import dev.teppan.platform.store.NewExecution;
import dev.teppan.platform.store.ToAdmit;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where messages of queue sources go.
 *
 * @param catalog tells which jobs there are, as they are now
 * @param check throws {@link IllegalArgumentException} for what no database could keep
 * @param admit writes a batch in one transaction; says what became of each at its place
 * @param wake tells the host that dispatches; never blocks
 */
public record AdmissionTarget(
        Catalog catalog,
        Consumer<NewExecution> check,
        Function<List<ToAdmit>, CompletableFuture<List<ToAdmit.Outcome>>> admit,
        Runnable wake,
        InstantSource clock) {}
