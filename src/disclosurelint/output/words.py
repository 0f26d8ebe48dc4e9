"""The program's own words in both languages; what rules say stands in rulesets."""

from __future__ import annotations

from disclosurelint.errors import Language

_WORDS: dict[str, tuple[str, str]] = {
    # severities
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
    # a diagnostic
    "calculation": ("算式", "calculation"),
    "computed": ("所列合计", "parts together"),
    "stated": ("文中为", "text says"),
    "gap": ("差额", "gap"),
    "fix": ("建议修改", "suggested change"),
    "fix-by-hand": ("建议修改（请人工确认）", "suggested change (to be confirmed)"),
    "more-places-there": ("另有 {number} 处：{places}", "{number} more: {places}"),
    "more-places": ("另有 {number} 处，在第 {places} 行", "{number} more, in lines {places}"),
    "reasons": ("规则的理由和依据：disclosurelint rules show {code}", "reasons: disclosurelint rules show {code}"),
    "line": ("第 {line} 行", "line {line}"),
    # places in laid-out files
    "in-brackets": ("（{text}）", " ({text})"),
    "on-page": ("第{page}页", "page {page}"),
    "in-paragraph": ("第{paragraph}段", "paragraph {paragraph}"),
    "in-table": ("表{table}第{row}行第{column}列", "table {table} row {row} column {column}"),
    "row-of-table": ("表{table}第{row}行", "table {table} row {row}"),
    "in-sheet": ("“{sheet}”{cell}", 'sheet "{sheet}" {cell}'),
    "header": ("页眉", "header"),
    "footer": ("页脚", "footer"),
    "footnote": ("脚注", "footnote"),
    "text-box": ("文本框", "text box"),
    # the summary
    "checked": ("检查 {files} 个文件：{found}", "checked {files}: {found}"),
    "nothing": ("未发现问题", "nothing found"),
    "suppressed": ("忽略 {number} 个", "{number} suppressed"),
    "in-baseline": ("基线中已有 {number} 个", "{number} in the baseline"),
    "by-profile": ("按 {profile} 检查", "by the profile {profile}"),
    "region-unknown": ("（未能识别地区）", " (region unknown)"),
    "region-without-profile": ("（没有{region}的口径）", " (there is none for {region})"),
    "no-profile": ("未能识别文件种类，只用了通用规则", "kind of document unknown, so only general rules were used"),
    # where the time went
    "timing": (
        "{files} 个文件，用处理器 {milliseconds} 毫秒，每秒 {speed} 百万字；几条规则共用的数据，由先用到的一条付出时间",
        "{files} took {milliseconds} ms of processor time, {speed} million characters a second; what rules share is "
        "paid for by the first that asks for it",
    ),
    "stage-reading": ("读入", "reading"),
    "stage-layout": ("接行", "joining lines"),
    "stage-outline": ("层次、表格", "outline and tables"),
    "stage-statements": ("数字句", "sentences with figures"),
    "stage-subject": ("归属", "subject"),
    "stage-rules": ("选用规则", "choosing rules"),
    "stage-wording": ("措辞、试改", "wording and trying fixes"),
    "stage-digest": ("摘要，供跨文件核对", "digest for comparing files"),
    "failed": ("另有 {files} 个文件无法检查", "{files} could not be checked"),
    "none-checked": ("{files} 个文件无法检查", "{files} could not be checked"),
    # fixes
    "repaired": ("已修改", "fixed"),
    "repairs": ("已修改 {number} 处", "{number} fixed"),
    "unwritten": ("{files} 个文件没有写回", "{files} not written"),
    "changed": ("“{old}”改为“{new}”", '"{old}" is now "{new}"'),
    "inserted": ("补上“{new}”", 'inserted "{new}"'),
    "deleted": ("删去“{old}”", 'deleted "{old}"'),
    "and-others": ("等 {number} 处", " and others, {number} places"),
    "fix-all": ("改掉全部不改变意思的问题（{number} 处）", "fix all that cannot change the meaning ({number})"),
    "would-fix": ("会修改 {number} 处", "{number} would be fixed"),
    "would-fix-none": ("没有可自动修改的", "nothing would be fixed"),
    "can-apply": ("可自动修改 {number} 处：加 --fix", "{number} can be fixed: add --fix"),
    "can-confirm": (
        "有建议、要人工确认的 {number} 处：确认后加 --fix --unsafe-fixes",
        "{number} with a suggestion to be confirmed: add --fix --unsafe-fixes",
    ),
    "can-review": (
        "有建议修改的 {number} 处，写进审阅稿：disclosurelint review {path}",
        "{number} with a suggestion, to see in a review copy: disclosurelint review {path}",
    ),
    "can-edit": (
        "有建议修改的 {number} 处，请在原程序中改",
        "{number} with a suggestion, to be made in the file's program",
    ),
    # the statistics
    "fixes-to-apply": ("可自动修改 {number}", "{number} fixable"),
    "fixes-to-confirm": ("确认后可改 {number}", "{number} fixable after a look"),
    "fixes-to-review": ("可写进审阅稿 {number}", "{number} for a review copy"),
    "fixes-to-edit": ("可在原程序中改 {number}", "{number} to be made in the file's program"),
    # the summary in Markdown
    "severity": ("级别", "severity"),
    "place": ("位置", "place"),
    "rule": ("规则", "rule"),
    "finding": ("问题", "finding"),
    "count": ("数量", "count"),
    "untold": ("另有{findings}没有列出。", "{findings} more are not listed."),
    # the tree
    "no-subject": ("单位未识别", "organisation unknown"),
    "no-kind": ("文件种类未识别", "kind of document unknown"),
    "contents": ("目录", "contents"),
    "table": ("表", "table"),
    "key-value": ("填报项", "entries"),
    "closed": ("列全", "complete"),
    "rate": ("比率", "rate"),
    "base": ("原为", "was"),
    "bounded": ("（限额）", " (limit)"),
    "unlabelled": ("（无名称）", "(no label)"),
    "expected": ("序号应为 {expected}", "number {expected} expected"),
    "broken": ("序号残缺", "broken number"),
    "up": ("增加", "up"),
    "down": ("减少", "down"),
    "flat": ("持平", "unchanged"),
    # kinds of document
    "department-budget": ("部门预算", "department budget"),
    "department-final": ("部门决算", "department final accounts"),
    "unit-budget": ("单位预算", "unit budget"),
    "unit-final": ("单位决算", "unit final accounts"),
    "three-public": ("“三公”经费", "three public expenses"),
    "unread": ("没有读出的数字", "figures not read"),
    "budget": ("预算", "budget"),
    "final": ("决算", "final account"),
    "scope-all": ("全部资金", "all funds"),
    "scope-grant": ("财政拨款", "fiscal appropriation"),
    "scope-general": ("一般公共预算", "general public budget"),
    "scope-fund": ("政府性基金", "government funds"),
    "scope-capital": ("国有资本经营预算", "state capital"),
    # the ledger
    "ledger": ("勾稽关系", "Relations in"),
    "figures": ("数字", "Figures in"),
    "holds": ("成立", "holds"),
    "rounding": ("可能是舍入", "may be rounding"),
    "fails": ("不成立", "fails"),
    "unjudged": ("无法判断", "cannot be judged"),
    "no-relation": ("没有关系可核对", "no relation to check it by"),
    "coverage": (
        "读出数字 {read} 个，其中 {vouched} 个（{share}）至少有一个关系可核对",
        "{read} figures read, {vouched} of them ({share}) stand in a relation that was judged",
    ),
    # a rule's page
    "disabled": ("默认不启用", "off by default"),
    "preview": ("试用中", "on trial"),
    "reason": ("理由", "reason"),
    "why": ("为什么", "Why"),
    "source": ("依据", "Source"),
    "law": ("法律法规", "law"),
    "standard": ("标准规范", "standard"),
    "practice": ("通行做法", "practice"),
    "options": ("选项", "Options"),
    "examples": ("示例", "Examples"),
    "bad": ("反例", "bad"),
    "good": ("正例", "good"),
    "reported": ("报告在", "reported at"),
    "beside": ("另一份文件", "another file"),
    "there": ("指向其中的", "pointing there to"),
    "nth": ("（第 {nth} 处）", " (occurrence {nth})"),
    "fixed": ("修改后", "after the fix"),
    "switch-off": ("忽略", "Switch it off"),
    "switch-on": ("启用", "Switch it on"),
    "colon": ("：", ": "),
}

_NOUNS = {
    "file": ("", "file", "files"),
    "error": (" 个错误", "error", "errors"),
    "warning": (" 个警告", "warning", "warnings"),
    "info": (" 个提示", "info", "infos"),
    "finding": (" 个问题", "finding", "findings"),
    "comment": (" 条批注", "comment", "comments"),
    "change": (" 处修订", "tracked change", "tracked changes"),
    "row": (" 行", "row", "rows"),
    "item": (" 项", "item", "items"),
    "relation": (" 个勾稽关系", "relation", "relations"),
    "rule": (" 条规则", "rule", "rules"),
    "example": (" 个示例", "example", "examples"),
    "mismatch": (" 处不符", "mismatch", "mismatches"),
}


def say(key: str, lang: Language, **values: object) -> str:
    """A word or sentence of the catalogue, with its placeholders filled. Raises KeyError for an unknown key."""
    text = _WORDS[key][lang == "en"]
    return text.format(**values) if values else text


def translated(key: str, lang: Language) -> str:
    """The word for a key that comes from data, which stands for itself when the catalogue lacks it."""
    return say(key, lang) if key in _WORDS else key


def counted(number: int, noun: str, lang: Language) -> str:
    """``3 个错误``, ``3 errors``. Raises KeyError for an unknown noun."""
    zh, one, many = _NOUNS[noun]
    return f"{number} {one if number == 1 else many}" if lang == "en" else f"{number}{zh}"


def listed(words: list[str], lang: Language) -> str:
    return (", " if lang == "en" else "，").join(words)
