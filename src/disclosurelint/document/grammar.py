"""Loads the Lark grammars: the one place that knows how parser tables are made, kept on disk and woken up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from lark import Lark, Token, Transformer
from lark import __version__ as lark_version
from lark.common import LexerConf
from lark.lexer import Lexer

from disclosurelint.compiled import compiled
from disclosurelint.resources import data_folder


class PostLexer(Protocol):
    """What Lark asks of a post-lexer."""

    always_accept: tuple[str, ...]

    def process(self, stream: Iterator[Token]) -> Iterator[Token]: ...


def load_grammar(
    name: str, lexer: type[Lexer], transformer: Transformer[Token, Any], postlex: PostLexer | None = None
) -> Lark:
    """The LALR parser of ``grammar/NAME.lark`` with our own lexer, from compiled tables when there are any.

    Raises lark.exceptions.GrammarError (with the line) when the grammar file itself is wrong.
    """
    text = (data_folder("grammar") / f"{name}.lark").read_bytes()

    def build() -> dict[str, Any]:
        parser = Lark(text.decode(), parser="lalr", lexer=lexer, postlex=postlex, maybe_placeholders=False)
        data, memo = _serialized(parser)
        # The lexer is a class of ours, not data: it is named anew at every load.
        data["options"]["lexer"] = data["parser"]["lexer_conf"]["lexer_type"] = None
        data["options"]["postlex"] = data["options"]["transformer"] = None
        data["options"]["source_path"] = data["options"]["import_paths"] = None
        return {"data": data, "memo": memo}

    tables = compiled(f"grammar-{name}", [lark_version.encode(), text], build)
    data = tables["data"]
    data["options"]["lexer"] = data["parser"]["lexer_conf"]["lexer_type"] = lexer
    parser: Lark = Lark._load_from_dict(  # type: ignore[no-untyped-call]
        data, tables["memo"], transformer=transformer, postlex=postlex
    )
    return parser


def _serialized(parser: Lark) -> tuple[dict[str, Any], dict[str, Any]]:
    """Lark's own plain-data form of a parser, the one its stand-alone generator writes out."""
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    data, memo = parser.memo_serialize([TerminalDef, Rule])
    return data, memo


def alternation(conf: LexerConf) -> str:
    """One regular expression for all terminals that have a pattern: named groups, highest priority first."""
    terminals = [terminal for terminal in conf.terminals if terminal.pattern is not None]
    terminals.sort(key=lambda terminal: -terminal.priority)
    return "|".join(f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in terminals)
