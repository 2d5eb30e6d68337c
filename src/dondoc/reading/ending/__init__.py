"""The end of a document: recipients, who signs and by what authority."""

from dondoc.reading.ending.found import Ending
from dondoc.reading.ending.read import read_ending

__all__ = ["Ending", "read_ending"]
