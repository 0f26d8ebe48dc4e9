"""Kinds of check for two things the document says that cannot both be so."""
