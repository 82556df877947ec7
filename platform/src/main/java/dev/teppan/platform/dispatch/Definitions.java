package dev.teppan.platform.dispatch;

import dev.teppan.platform.catalog.Application;
import dev.teppan.platform.catalog.Job;
import dev.teppan.platform.catalog.JobKey;
import dev.teppan.platform.scheduling.Limits;
import java.util.Optional;

/** What dispatch needs of the catalog. Calls block and throw {@link dev.teppan.platform.store.StoreException}. */
public interface Definitions {

    /** One revision of a job, also after the job was changed or deleted. */
    Optional<Job> job(JobKey key, int revision);

    /** An application as it is now. */
    Optional<Application> application(String name);

    /** The limits and priorities of all queues, jobs and applications as they are now. */
    Limits limits();
}
