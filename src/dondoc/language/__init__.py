"""Vietnamese text: NFC, tone marks, folding, sorting, names, money and dates in words. No Django, no database."""
