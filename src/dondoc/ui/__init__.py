"""What people see: the base page, components as template tags, the htmx answers, static assets. Knows no noun of the house."""
