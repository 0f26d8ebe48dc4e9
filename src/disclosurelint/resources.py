"""Where the grammars and rulesets lie: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder ``grammar`` or ``rulesets``.

    A wheel carries them inside the package; an editable install reads them at the top of the checkout,
    where people edit them. Raises FileNotFoundError when the installation is incomplete.
    """
    for folder in (_PACKAGE / name, _PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"disclosurelint is installed without its {name} folder; install it again")
