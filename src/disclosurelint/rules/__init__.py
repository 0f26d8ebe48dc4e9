"""Floor 4: rules as data. Binds kinds of check to codes, severities, words and options, and words what they find."""

from disclosurelint.rules.apply import diagnose
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.rules.loading import load_ruleset
from disclosurelint.rules.rule import Rule
from disclosurelint.rules.ruleset import Ruleset

__all__ = ["Diagnostic", "Rule", "Ruleset", "diagnose", "load_ruleset"]
