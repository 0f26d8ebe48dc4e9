"""What the page itself says, in both languages."""

from __future__ import annotations

from collections.abc import Callable

from disclosurelint.errors import Language

Say = Callable[[str], str]

_WORDS: dict[str, tuple[str, str]] = {
    "title": ("公开文件检查报告", "Disclosure check report"),
    "findings": ("问题", "findings"),
    "document": ("文件", "document"),
    "files": ("文件", "files"),
    "nothing": ("没有发现问题。", "Nothing found."),
    "rule": ("规则", "rule"),
    "section": ("章节", "section"),
    "all-rules": ("全部规则", "all rules"),
    "all-sections": ("全部章节", "all sections"),
    "previous": ("上一个", "previous"),
    "next": ("下一个", "next"),
    "keys": (
        "键盘：j、k 或 ↓、↑ 换一个，回车到原文，Esc 回到问题",
        "keys: j and k or ↓ and ↑ move, Enter goes to the text, Esc back",
    ),
    "why": ("为什么", "Why"),
    "source": ("依据：", "Source: "),
    "more": ("另有 {number} 处", "{number} more"),
    "severity": ("级别", "severity"),
    "by-rule": ("按规则汇总", "By rule"),
    "number": ("处数", "number"),
    "first-places": ("位置", "places"),
    "delete": ("删去", "delete"),
    "flow": ("资金流向", "Where the money comes from and goes"),
    "flow-note": (
        "按文中写出的数字画成；红色斜纹是检查出问题的数，灰色是没有写出去向的部分。",
        "Drawn from the figures of the text; hatched figures have findings, grey is what the text does not name.",
    ),
    "rest": ("未列出", "not named"),
    "unnamed": ("（无名称）", "(no label)"),
    "stated": ("文中为", "text says"),
    "parts": ("所列合计", "parts together"),
    "gap": ("差额", "gap"),
    "sum": (
        "文中 {stated}，所列合计 {computed}，差额 {gap}",
        "text says {stated}, parts come to {computed}, gap {gap}",
    ),
}


def speaker(lang: Language) -> Say:
    """The words of the page in a language, as they stand; some hold placeholders."""
    return lambda key: _WORDS[key][lang == "en"]
