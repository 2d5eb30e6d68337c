"""Other programs' list pages under the same load. Filled in by `measured`."""


def measured(seconds: float, connections: int) -> dict[str, float]:
    return {}
