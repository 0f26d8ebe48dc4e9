"""Kinds of check for single words and turns, whatever the document is about."""
