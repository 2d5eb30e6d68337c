"""Plans, tasks and duties: who directs, leads and cooperates, until when, and where the work stands."""
