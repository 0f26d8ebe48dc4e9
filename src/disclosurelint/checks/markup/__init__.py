"""Kinds of check for what stands in a file beside its text: tracked changes, hidden text, remarks to this program."""
