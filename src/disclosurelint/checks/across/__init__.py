"""Kinds of check for files of one body compared with one another."""
