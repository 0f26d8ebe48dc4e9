"""Emacs: compilation mode goes to the very character, Flymake and Eglot mark unsaved text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.editors.conftest import DRAFT, EDITORS, RULES, Editor

PACKAGES = Path("/usr/share/emacs/site-lisp/elpa")
SELECTED = " ".join(json.dumps(word) for word in RULES)


def run(editor: Editor, tmp_path: Path, body: str) -> Any:
    """What an expression gives, written by Emacs as JSON."""
    program = f"""
    (add-to-list 'load-path "{EDITORS / "emacs"}")
    (require 'disclosurelint)
    (setq disclosurelint-arguments '({SELECTED}))
    (let ((found {body}))
      (with-temp-file "{tmp_path / "found"}"
        (set-buffer-file-coding-system 'utf-8)
        (insert (json-encode found))))
    """
    (tmp_path / "run.el").write_text(program, encoding="utf-8")
    done = editor("emacs", "--batch", "-Q", "--load", tmp_path / "run.el")
    assert (tmp_path / "found").exists(), done.stdout + done.stderr
    return json.loads((tmp_path / "found").read_text(encoding="utf-8"))


def test_compilation_goes_to_the_very_character(editor: Editor, folder: Path, tmp_path: Path) -> None:
    found = run(
        editor,
        tmp_path,
        """
        (let ((buffer (disclosurelint ".")) places)
          (while (get-buffer-process buffer) (accept-process-output nil 0.05))
          (setq next-error-last-buffer buffer)
          (with-current-buffer buffer (compilation--ensure-parse (point-max)))
          (ignore-errors
            (while t
              (next-error)
              (with-current-buffer (window-buffer)
                (let ((at (window-point)))
                  (push (list (file-name-nondirectory buffer-file-name)
                              (buffer-substring at (min (point-max) (+ 4 at))))
                        places)))))
          (vconcat (mapcar #'vconcat (nreverse places))))
        """,
    )
    # hints are passed over, as hints should be
    assert found == [["草 稿.txt", "10万元"], ["草 稿.txt", "银行帐户"]]


def test_flymake_marks_unsaved_text(editor: Editor, folder: Path, tmp_path: Path) -> None:
    (folder / "净.txt").write_bytes("一、说明\r\n".encode("gb18030"))
    found = run(
        editor,
        tmp_path,
        f"""
        (progn
          (find-file "净.txt")
          (erase-buffer)
          (insert {json.dumps(DRAFT, ensure_ascii=False)})
          (disclosurelint-flymake)
          (let (told)
            (disclosurelint--backend (lambda (found &rest _) (setq told (or found t))))
            (while (null told) (accept-process-output nil 0.05))
            (vconcat
             (mapcar (lambda (one)
                       (vector (symbol-name (flymake-diagnostic-type one))
                               (buffer-substring (flymake-diagnostic-beg one) (flymake-diagnostic-end one))
                               (substring (flymake-diagnostic-text one) 0 6)))
                     told))))
        """,
    )
    assert found == [
        [":error", "10万元", "AMT001"],
        [":warning", "银行帐", "WRD002"],
        [":note", "【2019】18号", "PUN005"],
    ]


@pytest.mark.skipif(not list(PACKAGES.glob("eglot-*")), reason="Eglot is not installed")
def test_eglot_marks_unsaved_text(editor: Editor, tmp_path: Path) -> None:
    found = run(
        editor,
        tmp_path,
        f"""
        (progn
          (dolist (folder (directory-files "{PACKAGES}" t "^[a-z]")) (add-to-list 'load-path folder))
          (require 'eglot)
          (add-to-list 'eglot-server-programs '((text-mode markdown-mode) . ("disclosurelint" "lsp" {SELECTED})))
          (setq eglot-sync-connect t eglot-connect-timeout 60)
          (find-file "净.txt")
          (text-mode)
          (apply #'eglot (eglot--guess-contact))
          (erase-buffer)
          (insert {json.dumps(DRAFT, ensure_ascii=False)})
          (eglot--signal-textDocument/didChange)
          (while (null (flymake-diagnostics)) (accept-process-output nil 0.05))
          (vconcat
           (mapcar (lambda (one) (buffer-substring (flymake-diagnostic-beg one) (flymake-diagnostic-end one)))
                   (sort (flymake-diagnostics)
                         (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))))
        """,
    )
    assert found == ["10万元", "银行帐", "【2019】18号"]
