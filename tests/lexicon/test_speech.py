"""How documents put things: the entries of ``rulesets/lexicon/speech``."""

import re
from pathlib import Path

import pytest

from disclosurelint.lexicon.lists import loaded
from disclosurelint.lexicon.speech import put_together, spoken, spoken_words

ROOT = Path(__file__).parent.parent.parent
TOPICS = {file.stem: file.read_bytes() for file in sorted((ROOT / "rulesets/lexicon/speech").glob("*.yaml"))}
ENTRIES = put_together(TOPICS)


def test_an_entry_is_an_expression_or_several_of_which_any_will_do() -> None:
    entries = put_together({"topic": "one: '[和及]'\nany: [上年, '去年$']".encode()})
    assert entries == {"topic.one": ["[和及]"], "topic.any": ["上年", "去年$"]}


def test_an_entry_may_stand_in_another_one_of_any_topic() -> None:
    entries = put_together({"a": b"year: ['19', '20']", "b": r"date: '{a.year}\d{2}年'".encode()})
    assert entries["b.date"] == [r"(?:19|20)\d{2}年"]


def test_an_entry_that_is_not_there_is_not_taken_for_words() -> None:
    with pytest.raises(KeyError):
        put_together({"a": b"date: '{a.yaer}'"})
    with pytest.raises(KeyError):
        spoken("years.lost")


def test_words_come_as_they_are() -> None:
    assert "上年" in spoken_words("years.last")
    assert spoken("years.last").search("比上年增加")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_entry_is_used(topic: str) -> None:
    """What nothing asks for would be edited in vain."""
    program = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py"))
    asked = set(re.findall(r'spoken(?:_words?)?\("([a-z_.]+)"\)', program))
    asked |= {name for text in TOPICS.values() for name in re.findall(r"\{([a-z_]+\.[a-z_]+)\}", text.decode())}
    assert {f"{topic}.{name}" for name in loaded(TOPICS[topic])} <= asked
