"""Kinds of check for what a disclosure must contain, and how its parts are ordered and numbered."""
