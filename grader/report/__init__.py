"""Renderers of reports: terminal text, JSON, HTML pages, JUnit XML, GitHub's CI and the grades as CSV.

A report is data; everything here only reads it. Names, messages, prints and source lines in it come from students,
so that each renderer neutralises what its format would otherwise obey.
"""
