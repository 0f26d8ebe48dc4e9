"""What the amount grammar hands over: a sentence as a run of phrases, before anything is related to anything."""

from __future__ import annotations

from disclosurelint.document.model import Direction
from disclosurelint.document.tokens import Token
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span


class FigurePhrase(NamedTuple):
    """``[label] [verb] [bound] amount`` as the grammar reads it."""

    label: Span | None
    verb: Token | None
    bound: Token | None
    amount: Token


class ChangePhrase(NamedTuple):
    """``[label] 增加 amount``."""

    label: Span | None
    direction: Direction
    word: Token
    amount: Token


class FlatPhrase(NamedTuple):
    label: Span | None
    word: Token


class SharePhrase(NamedTuple):
    """``[label] 占…的 amount``."""

    label: Span | None
    word: Token
    amount: Token


class Bracket(NamedTuple):
    phrases: list[Phrase]


Phrase = FigurePhrase | ChangePhrase | FlatPhrase | SharePhrase | Bracket | Span | Token
