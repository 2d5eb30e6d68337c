"""Documents out, laid out by Nghị định 30/2020/NĐ-CP: model, rules of form, docx, PDF and xlsx writers, layout checker.

Pure: no Django, no database, no clock. The same data give the same bytes.
"""
