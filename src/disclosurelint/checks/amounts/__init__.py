"""Kinds of check for figures against the figures they are made of, compared with or told again as."""
