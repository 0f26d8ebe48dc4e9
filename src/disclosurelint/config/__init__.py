"""Floor 7: the settings of every file, from the configuration nearest to it and from the command line.

Without a configuration nothing but this file and ``finding`` is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from disclosurelint.config.finding import nearest

if TYPE_CHECKING:
    from disclosurelint.baseline import Baseline
    from disclosurelint.config.layers import Layers
    from disclosurelint.config.loaded import Loaded
    from disclosurelint.results.report import Result
    from disclosurelint.settings import Settings


class Configuration:
    """Gives every file its settings; what was ``asked`` for on the command line wins over all files.

    ``file`` is used for all files instead of the nearest one; ``isolated`` uses none at all. ``today`` (YYYY-MM-DD)
    voids what has expired; ``baseline_for_all`` is the file of a baseline to use instead of those named. Files are
    read once. All methods raise RulesetError for a configuration that is wrong.
    """

    def __init__(
        self, asked: Settings, file: str | None = None, isolated: bool = False, today: str | None = None
    ) -> None:
        self.asked = asked
        self.today = today
        self.baseline_for_all: str | None = None
        self._file = os.path.abspath(file) if file else None
        self._isolated = isolated
        self._of_folder: dict[str, str | None] = {}
        self._loaded: dict[str, Loaded] = {}
        self._baselines: dict[str, Baseline] = {}

    def refresh(self) -> None:
        """Forget what was read, for whoever runs on while people edit."""
        self._of_folder.clear()
        self._loaded.clear()
        self._baselines.clear()

    @property
    def used(self) -> list[Loaded]:
        """The configurations in use so far."""
        return list(self._loaded.values())

    def of(self, path: str) -> Loaded | None:
        """The configuration that a file is under."""
        config = None if self._isolated else self._file or self._nearest(os.path.dirname(os.path.abspath(path)))
        if config is None:
            return None
        if config not in self._loaded:
            from disclosurelint.config.loading import load

            self._loaded[config] = load(config)
        return self._loaded[config]

    def settings(self, path: str) -> Settings:
        """What a file is checked by."""
        loaded = self.of(path)
        if loaded is None:
            return self.asked
        from disclosurelint.config.merging import settings_of

        return settings_of(self.layers(path), self.asked, loaded.words, self.today)

    def is_excluded(self, path: str) -> bool:
        """Whether a file found in a folder is to be passed over."""
        if self.of(path) is None:
            return False
        from disclosurelint.config.merging import is_excluded

        return is_excluded(self.layers(path))

    def baseline(self, path: str) -> Baseline | None:
        """The baseline that holds for a file. Raises InputError for one that cannot be used."""
        name = self.baseline_file(path)
        if name is None:
            return None
        if name not in self._baselines:
            from disclosurelint.baseline import read

            self._baselines[name] = read(name)
        return self._baselines[name]

    def baseline_file(self, path: str) -> str | None:
        """The file of the baseline that was asked for, else of the one that the configuration of a file names."""
        if self.baseline_for_all is not None or self.of(path) is None:
            return self.baseline_for_all
        from disclosurelint.config.merging import baseline_of

        return baseline_of(self.layers(path))

    def prepare(self, paths: Iterable[str]) -> None:
        """Read all that the settings of files need, so that a mistake in it is told before anything is checked."""
        for path in paths:
            self.baseline(path)

    def layers(self, path: str) -> Layers:
        """The layers of settings for a file, the weakest first, the command line last."""
        from disclosurelint.config.layers import layers_of

        return layers_of(self.of(path), os.path.abspath(path), self.asked)

    def reviewed(self, results: Generator[Result], folders: Iterable[str] = ()) -> Generator[Result]:
        """The results of a run without what baselines know, and reports for configurations with something wrong.

        ``folders`` are those all of whose documents are checked.
        """
        if self._baselines:
            from disclosurelint.baseline import without_known

            results = without_known(results, self.baseline)
        if not self._loaded:
            yield from results
            return
        from disclosurelint.config.aimless import aimless
        from disclosurelint.config.idle import IdleWaivers, lies_in
        from disclosurelint.config.review import Unused, reports

        idle = IdleWaivers(lambda path: self.settings(path).waivers)
        with closing(results):
            for result in results:
                idle.add(result)
                yield result
        files = {file.path: file for config in self.used for file in config.files}
        wholly = {config: loaded for config, loaded in self._loaded.items() if lies_in(config, folders)}
        lost = [entry for loaded in wholly.values() for entry in aimless(loaded, self._under(loaded, idle.files))]
        yield from reports(files.values(), self.settings, self.today, Unused(idle.found(wholly), lost))

    def _under(self, loaded: Loaded, files: Iterable[str]) -> Iterator[str]:
        """Those of some files that are under a configuration, as its patterns see them."""
        return (self.layers(file).path for file in files if self.of(file) is loaded)

    def _nearest(self, folder: str) -> str | None:
        if folder not in self._of_folder:
            self._of_folder[folder] = nearest(folder)
        return self._of_folder[folder]
