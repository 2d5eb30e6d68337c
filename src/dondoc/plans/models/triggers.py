"""What the database itself keeps right."""

# Kept by the database whichever way the rows come; true where it is not sure.
APART = """
NEW.apart := NEW.body_id IS NULL OR NOT EXISTS (
    SELECT FROM plans_audience a JOIN plans_task t ON t.plan_id = a.plan_id
    WHERE t.id = NEW.task_id AND a.body_id = NEW.body_id);
RETURN NEW;
"""
SET_APART = """
UPDATE plans_involvement SET apart = {value}
WHERE body_id = {row}.body_id AND task_id IN (SELECT id FROM plans_task WHERE plan_id = {row}.plan_id);
RETURN NULL;
"""
