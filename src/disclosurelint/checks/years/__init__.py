"""Kinds of check for the year of the document, and dates and periods it tells."""
