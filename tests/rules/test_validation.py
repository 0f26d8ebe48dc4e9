"""What people get told when a ruleset file is wrong: file, line, key, and the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosurelint.errors import RulesetError
from disclosurelint.rules.loading import load_ruleset

# What is changed in a correct ruleset, and all that is then said about it.
MISTAKES = {
    "a second file for a rule that looks at one": (
        ("      - good: 银行账户三个。", "      - good: 银行账户三个。\n        beside: [另一份文件]"),
        "words.yaml:20: rules.examples.beside：只用于跨文件的规则",
    ),
    "words that stand in no other file": (
        ("        at: 帐户\n", "        at: 帐户\n        there: 账薄\n"),
        "words.yaml:18: rules.examples.there：其他文件里没有“账薄”",
    ),
    "misspelt key of a rule": (
        ("severity: warning", "sevrity: warning"),
        "words.yaml:4: rules：缺少必填的键 severity",
        "words.yaml:9: rules.sevrity：没有这个键 sevrity，是不是 severity？",
    ),
    "misspelt key of the file": (
        ("title: {zh: 用词, en: Words}\n", "title: 用词\nextend: []\n"),
        "words.yaml:3: extend：没有这个键 extend，是不是 extends？",
    ),
    "another name than the file": (
        ("ruleset: words", "ruleset: word"),
        "words.yaml:1: ruleset：应与文件名相同：words",
    ),
    "unknown severity": (
        ("severity: warning", "severity: warn"),
        "words.yaml:9: rules.severity：没有这个值 warn，是不是 warning？",
    ),
    "unknown kind of check": (
        ("check: misspelling", "check: mispelling"),
        "words.yaml:7: rules.check：没有检查种类 mispelling，是不是 misspelling？",
    ),
    "unknown kind of source": (
        ("kind: standard", "kind: habit"),
        "words.yaml:14: rules.source.kind：没有这个值 habit；可用的有：law、standard、practice",
    ),
    "code of another shape": (
        ("code: WRD001", "code: wrd-1"),
        "words.yaml:4: rules.code：“wrd-1”不合写法 [A-Z]{2,6}[0-9]{3}",
    ),
    "text where a mapping belongs": (
        ("options: {words: {帐户: 账户}}", "options: {words: 帐户}"),
        "words.yaml:8: rules.options.words：应为一组“键: 值”，现为文字",
    ),
    "number where text belongs": (
        ("帐户: 账户}}", "帐户: 1}}"),
        "words.yaml:8: rules.options.words.帐户：应为文字（数字要加引号），现为整数",
    ),
    "no Chinese": (
        ("title: {zh: 错别字, en: Misspelling}", "title: {en: Misspelling}"),
        "words.yaml:6: rules.title：缺少中文（zh）",
    ),
    "unknown language": (
        ("en: Misspelling}", "fr: Faute}"),
        "words.yaml:6: rules.title.fr：没有这种语言 fr；可用的有：zh、en",
    ),
    "no default message": (
        ("      default:", "      other:"),
        "words.yaml:10: rules.messages：缺少必填的 default",
    ),
    "placeholder that is more than a name": (
        ("“{wrong}”应为", "“{wrong.upper}”应为"),
        "words.yaml:11: rules.messages.default：““{wrong.upper}”应为“{right}””里的花括号只能写成 {名称}，"
        "名称用英文字母、数字和下划线",
    ),
    "example that is neither bad nor good": (
        ("- good: 银行", "- at: 银行"),
        "words.yaml:19: rules.examples：bad 和 good 要写其中一个，且只写一个",
    ),
    "good example with a place": (
        ("- good: 银行账户三个。", "- {good: 银行, at: 银行}"),
        "words.yaml:19: rules.examples：at 和 fix 只用于 bad 示例",
    ),
    "bad example without a place": (
        ("        at: 帐户\n", ""),
        "words.yaml:16: rules.examples：bad 示例要用 at 写明问题所在的原文",
    ),
    "place that is not in the text": (
        ("at: 帐户", "at: 账户"),
        "words.yaml:17: rules.examples.at：文本中没有第 1 处“账户”",
    ),
    "place counted too far": (
        ("at: 帐户", "at: 帐户\n        nth: 2"),
        "words.yaml:17: rules.examples.at：文本中没有第 2 处“帐户”",
    ),
    "place counted from nought": (
        ("at: 帐户", "at: 帐户\n        nth: 0"),
        "words.yaml:18: rules.examples.nth：从 1 数起",
    ),
    "a key twice": (
        ("name: misspelling", "code: WRD002"),
        "words.yaml:5: 键 code 重复了",
    ),
    "not YAML": (
        ("title: {zh: 用词", "title: [zh: 用词"),
        "words.yaml:2: 不是合法的 YAML（did not find expected ',' or ']'）；文字里有 { } : # 时要加引号",
    ),
    "a tag": (("title: {zh: 用词", "title: !!python/name:os.system {zh: 用词"), "words.yaml:2: 不支持标签（!）"),
    "an alias": (
        ("title: {zh: 用词, en: Words}", "title: &a {zh: 用词}\nextends: *a"),
        "words.yaml:3: 不支持别名（*），请直接写出内容",
    ),
    "a control character": (("用词", "用\x00词"), "words.yaml:2: 有不可见的控制字符 U+0000"),
    "a second document": (("rules:", "---\nrules:"), "words.yaml:3: 一个文件只能有一份 YAML 文档"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_names_its_line_and_key(case, ruleset_with, complaint):
    change, *said = MISTAKES[case]
    assert complaint(ruleset_with(change)) == said


def test_all_mistakes_of_a_file_are_told_at_once_in_both_languages(ruleset_with):
    path = ruleset_with(("severity: warning", "severity: bad"), ("kind: standard", "kind: low"), ("good:", "god:"))
    with pytest.raises(RulesetError) as caught:
        load_ruleset([path])
    assert caught.value.message("en").splitlines() == [
        f"{path}:9: rules.severity: unknown value bad; known: error, warning, info",
        f"{path}:14: rules.source.kind: unknown value low; did you mean law?",
        f"{path}:19: rules.examples.god: unknown key god; did you mean good?",
    ]


OPTIONS = {
    "{parts: [{labels: []}]}": "rules.options.parts：缺少必填的键 key",
    "{parts: [{key: A, labels: []}]}": "rules.options.parts.key：“A”不合写法 [a-z]+",
    "{parts: [{key: a, labels: 概况}]}": "rules.options.parts.labels：应为列表，现为文字",
    "{parts: [{key: a, labels: [[]]}]}": "rules.options.parts.labels：应为文字（数字要加引号），现为列表",
    "{parts: [a]}": "rules.options.parts：应为一组“键: 值”，现为文字",
    "{parts: [{key: a, labels: [], title: 3}]}": "rules.options.parts.title：应为文字，或 {zh: …, en: …}，现为整数",
    "{least: true}": "rules.options.least：应为整数，现为true 或 false",
    "{least: -1}": "rules.options.least：不能小于 0",
    "{limit: much}": "rules.options.limit：“much”不是数字",
    "{limit: nan}": "rules.options.limit：“nan”不是数字",
    "{mode: 1}": "rules.options.mode：没有这个值 1；可用的有：all、any",
    "{strict: yes}": "rules.options.strict：应为true 或 false，现为文字",
    "{levels: [1]}": "rules.options.levels：应有 2 项",
    "{levels: }": "rules.options.levels：应为列表，现为空",
    "[]": "rules.options：应为一组“键: 值”，现为列表",
}


@pytest.mark.parametrize("options", OPTIONS)
def test_options_are_read_by_the_type_hints_of_the_check(options, ruleset_with, complaint):
    path = ruleset_with(("check: misspelling", "check: parts"), ("{words: {帐户: 账户}}", options))
    assert complaint(path) == [f"words.yaml:8: {OPTIONS[options]}"]


def test_a_missing_file_is_told(tmp_path: Path, complaint):
    path = tmp_path / "none.yaml"
    assert complaint(path) == ["none.yaml：没有这个规则文件，请检查路径"]


def test_a_folder_is_told(tmp_path: Path, complaint):
    assert complaint(tmp_path / "cache.yaml") == ["cache.yaml：没有这个规则文件，请检查路径"]
    (tmp_path / "cache.yaml").mkdir()
    assert complaint(tmp_path / "cache.yaml") == ["cache.yaml：不是文件，请给出一个 YAML 文件"]


def test_another_encoding_is_told_with_its_line(write, complaint):
    path = write("words.yaml", "")
    path.write_bytes("ruleset: words\ntitle: 用词\n".encode("gb18030"))
    assert complaint(path) == ["words.yaml:2: 不是 UTF-8 编码，请另存为 UTF-8"]


def test_a_byte_order_mark_does_no_harm(ruleset_with):
    path = ruleset_with()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_ruleset([path]).rule("WRD001")


def test_an_enormous_file_is_not_read(write, complaint):
    path = write("words.yaml", "# " + "大" * 700_000)
    assert complaint(path) == ["words.yaml：超过 2 MB，请拆成几个文件"]


@pytest.mark.parametrize("text", ["", "- a\n", "words\n", "# nothing\n"])
def test_a_file_that_is_no_mapping_is_told(text, write, complaint):
    assert complaint(write("words.yaml", text)) == ["words.yaml:1: 应是“键: 值”的写法，第一个键如 ruleset: words"]


@pytest.mark.parametrize("nested", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_before_it_costs_anything(nested, write, complaint):
    assert complaint(write("words.yaml", "a: \n  " + nested * 100_000)) == ["words.yaml:2: 嵌套太深"]


def test_scalars_mean_what_they_look_like(load):
    words = "{words: {no: 1:30, 帐户: 2021-01-01, a: '12', b: 0123, c: 1.50}}"
    assert load(("{words: {帐户: 账户}}", words)).rule("WRD001").options["words"] == {
        "no": "1:30",
        "帐户": "2021-01-01",
        "a": "12",
        "b": "0123",
        "c": "1.50",
    }
