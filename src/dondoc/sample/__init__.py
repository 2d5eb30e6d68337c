"""The sample board: an invented agency with people, a plan to try, and work that is alive on the day it is loaded."""
