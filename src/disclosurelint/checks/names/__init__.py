"""Kinds of check for whose document it is, and what bodies and places are called."""
