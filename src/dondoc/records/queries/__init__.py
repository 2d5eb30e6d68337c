"""Reads of documents; each list and each detail starts from `visible_documents`."""

from dondoc.records.queries.documents import (
    Wanted,
    deliveries_of,
    deliveries_to,
    for_incoming_list,
    for_outgoing_list,
    incoming,
    instructions_of,
    issuer_names,
    leaders,
    outgoing,
    received,
    same_documents,
    units,
    visible_documents,
)
from dondoc.records.queries.follow_up import FollowUpRow, follow_up_rows
from dondoc.records.queries.lineage import Edge, Lineage, Node, lineage
from dondoc.records.queries.recipients import ResolvedLine, resolve_lines

__all__ = [
    "Edge",
    "FollowUpRow",
    "Lineage",
    "Node",
    "ResolvedLine",
    "Wanted",
    "deliveries_of",
    "deliveries_to",
    "follow_up_rows",
    "for_incoming_list",
    "for_outgoing_list",
    "incoming",
    "instructions_of",
    "issuer_names",
    "leaders",
    "lineage",
    "outgoing",
    "received",
    "resolve_lines",
    "same_documents",
    "units",
    "visible_documents",
]
