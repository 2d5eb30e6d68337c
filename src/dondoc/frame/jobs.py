"""What keeps the queue itself going."""

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status


@app.periodic(cron="*/2 * * * *", periodic_id="frame.retry_stalled")
@app.task(name="frame.retry_stalled", queueing_lock="frame.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> int:  # noqa: ARG001 - every periodic task gets its time
    """Every other minute: jobs that are "doing" for a worker which was killed are put back; returns how many there were.
    Every job is idempotent: one which had got further than it says does nothing twice. Where the same work waits already,
    that does it.
    """
    manager = context.app.job_manager
    stalled = list(await manager.get_stalled_jobs())
    for job in stalled:
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            await manager.finish_job(job, status=Status.ABORTED, delete_job=False)
    return len(stalled)
