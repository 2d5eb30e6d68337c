"""What Django loads as the database's engine."""

import select

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

ANSWERS = {TransactionStatus.IDLE, TransactionStatus.INTRANS}


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, but a request does not ask the server `SELECT 1` first."""

    def is_usable(self) -> bool:
        """Whether the server will answer. A server that ends says so on the connection, where nothing is to be heard
        between two questions; so hearing anything means that a new connection is needed.
        """
        connection = self.connection
        if connection is None or connection.info.transaction_status not in ANSWERS:
            return False
        heard = select.poll()
        heard.register(connection.fileno(), select.POLLIN)
        return not heard.poll(0)
