"""Where the grammars and rulesets lie: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.realpath(__file__))


@cache
def data_folder(name: str) -> Path:
    """The folder ``grammar`` or ``rulesets``. Raises FileNotFoundError when the installation is incomplete."""
    from pathlib import Path

    return Path(data_path(name))


@cache
def data_path(name: str) -> str:
    """The same as a text, for those who have no other need of paths.

    A wheel carries the folders inside the package; an editable install reads them at the top of the checkout,
    where people edit them.
    """
    for folder in (_PACKAGE, os.path.dirname(os.path.dirname(_PACKAGE))):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            return path
    raise FileNotFoundError(f"disclosurelint is installed without its {name} folder; install it again")
