"""The JSON Schema says what validation says, so that editors complete and underline the same things."""

from __future__ import annotations

from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator

from disclosurelint.rules.schema import kind_schemas, ruleset_schema, schema_of
from disclosurelint.rules.yaml_text import read_yaml


@pytest.fixture
def errors():
    validator = Draft202012Validator(ruleset_schema())
    return lambda text: [error.message for error in validator.iter_errors(read_yaml(text)[0])]


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(ruleset_schema())


def test_a_right_ruleset_is_valid(ruleset_with, errors):
    assert errors(ruleset_with().read_text("utf-8")) == []


def test_a_right_profile_is_valid(errors):
    head = "profile: {key: hebei, title: {zh: 河北}, kinds: [unit-budget], region: null, years: [2020, null]}\n"
    assert errors(head + "extends: [base]\noptions: {STR001: {least: 1}}\nseverity: {STR001: info}\n") == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("severity: warning", "sevrity: warning"), "'severity' is a required property"),
        (("severity: warning", "severity: fatal"), "'fatal' is not one of ['error', 'warning', 'info']"),
        (("check: misspelling", "check: spelling"), "'spelling' is not one of ['misspelling', 'parts']"),
        (("{words: {帐户: 账户}}", "{}"), "'words' is a required property"),
        (("{words: {帐户: 账户}}", "{words: [帐户]}"), "['帐户'] is not of type 'object'"),
        (("code: WRD001", "code: wrd1"), "'wrd1' does not match '^(?:[A-Z]{2,6}[0-9]{3})$'"),
        (("zh: 错别字, ", ""), "{'en': 'Misspelling'} is not valid under any of the given schemas"),
    ],
)
def test_a_wrong_ruleset_is_not(change, said, ruleset_with, errors):
    assert said in errors(ruleset_with(change).read_text("utf-8"))


def test_options_are_described_by_their_fields_in_both_languages():
    parts = kind_schemas()["parts"]["properties"]
    assert parts["least"] == {"type": "integer", "description": "至少\nleast", "default": 0}
    assert parts["limit"] == {"anyOf": [schema_of(Decimal), {"type": "null"}], "description": "上限\nlimit"}
    assert parts["mode"]["enum"] == ["all", "any"]
    assert parts["levels"]["prefixItems"] == [{"type": "integer"}, {"type": "integer"}]
    part = parts["parts"]["items"]
    assert part["required"] == ["key", "labels"]
    assert part["properties"]["key"]["pattern"] == "^(?:[a-z]+)$"


@pytest.mark.parametrize("hint", [float, set[str], dict, str | int])
def test_an_option_of_an_unsupported_type_is_a_programming_error(hint):
    with pytest.raises(TypeError, match="an option cannot be of type"):
        schema_of(hint)
