"""Rewrites tools/characters.tsv: sound and strokes of the characters that slips are made of.

    npm pack cnchar-order && tar xzf cnchar-order-*.tgz
    pip download --no-deps pypinyin && unzip pypinyin-*.whl
    python tools/build_characters.py package/cnchar.order.min.js pypinyin/pinyin_dict.json > tools/characters.tsv

A line holds a character, its commonest reading without tone, and its strokes in the five classes of the national
standard (1 横, 2 竖, 3 撇, 4 点, 5 折). The characters are those of level 1 of GB 2312.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path

_HEAD = """\
# 一级汉字的读音（不带声调）和笔顺（1 横 2 竖 3 撇 4 点 5 折）。由 tools/build_characters.py 生成，请勿手改。
# 笔顺据 npm 包 cnchar-order 3.2.6（MIT），读音据 PyPI 包 pypinyin 0.55.0（MIT）。
"""
#: The package's letters for strokes, by class; every other letter is a turning stroke.
_CLASSES = {"j": "1", "i": "1", "f": "2", "g": "2", "s": "3", "k": "4", "l": "4", "d": "4"}
_ROWS, _CELLS = range(0xB0, 0xD8), range(0xA1, 0xFF)


def level_one() -> list[str]:
    """The 3755 common characters, in the order of the standard."""
    codes = (bytes([row, cell]) for row in _ROWS for cell in _CELLS)
    return [code.decode("gb2312") for code in codes if code.decode("gb2312", "ignore")]


def main(strokes_path: str, readings_path: str) -> None:
    letters = dict(re.findall(r'"?([\u4e00-\u9fff])"?:"([a-z]+)"', Path(strokes_path).read_text(encoding="utf-8")))
    readings: dict[str, str] = json.loads(Path(readings_path).read_text(encoding="utf-8"))
    sys.stdout.write(_HEAD)
    for character in level_one():
        strokes = "".join(_CLASSES.get(letter, "5") for letter in letters[character])
        print(character, _without_tone(readings[str(ord(character))].split(",")[0]), strokes, sep="\t")


def _without_tone(reading: str) -> str:
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", reading)
        if not unicodedata.combining(letter) or letter == "\u0308"
    ).replace("u\u0308", "v")


if __name__ == "__main__":
    main(*sys.argv[1:3])
