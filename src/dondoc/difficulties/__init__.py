"""Khó khăn, vướng mắc: raised, consolidated, decided, answered."""
