"""The lists of ``rulesets/lexicon`` as the files have them."""

from __future__ import annotations

from typing import Any


def loaded(text: bytes) -> dict[str, Any]:
    """The content of a list. Raises yaml.YAMLError for one that is malformed."""
    import yaml

    return dict(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
