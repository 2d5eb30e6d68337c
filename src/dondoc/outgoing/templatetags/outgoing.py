"""`{% load outgoing %}`: the printed page in HTML."""

from itertools import groupby

from django import template

from dondoc.official.compose import Grid, GridCell

register = template.Library()


@register.filter
def rows_of_grid(grid: Grid) -> list[list[GridCell]]:
    """The cells of a ruled table, row by row."""
    return [list(cells) for _, cells in groupby(grid.cells, key=lambda cell: cell.row)]
