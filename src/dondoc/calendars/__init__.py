"""Working calendar: days of rest and swapped days as dated rows."""
