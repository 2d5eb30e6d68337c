"""Names in a role: splitting lists as printed, values of role labels, partners in a sentence."""

from dondoc.reading.roles.names import PERSON, plain_people, printed, split_names
from dondoc.reading.roles.partners import cooperating
from dondoc.reading.roles.values import label_value

__all__ = ["PERSON", "cooperating", "label_value", "plain_people", "printed", "split_names"]
