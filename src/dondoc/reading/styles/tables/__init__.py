"""Tables of work: the columns' roles told by their heads, rows read as tasks."""

from dondoc.reading.styles.tables.columns import Columns
from dondoc.reading.styles.tables.rows import Above, read_table

__all__ = ["Above", "Columns", "read_table"]
