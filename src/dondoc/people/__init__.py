"""Bodies, posts, tenures and users: who is who on a date, and who may sign in."""
