"""Kinds of check for projects: their amounts, their lists, and the targets they are given."""
