"""Accepts all tracked changes of a document in LibreOffice: what a person does who takes every proposal.

PYTHON tools/accept_changes.py IN.docx OUT.docx [IN.docx OUT.docx]...

PYTHON is one that can talk to LibreOffice (Debian: /usr/bin/python3 with the package python3-uno). Prints for every IN
how many comments and tracked changes LibreOffice found in it.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def main(*files: str) -> None:
    import uno  # type: ignore[import-not-found,unused-ignore]
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found,unused-ignore]

    def value(name: str, content: Any) -> Any:
        return PropertyValue(Name=name, Value=content)

    with tempfile.TemporaryDirectory() as folder:
        pipe = Path(folder).name
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={pipe};urp;",
            ]
        )
        try:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
            context = _connected(resolver, f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            create = context.ServiceManager.createInstanceWithContext
            desktop = create("com.sun.star.frame.Desktop", context)
            dispatcher = create("com.sun.star.frame.DispatchHelper", context)
            for given, made in zip(files[::2], files[1::2], strict=True):
                document = desktop.loadComponentFromURL(
                    Path(given).resolve().as_uri(), "_blank", 0, (value("Hidden", True),)
                )
                print(_count(document.TextFields, "Annotation"), _count(document.Redlines))
                frame = document.CurrentController.Frame
                dispatcher.executeDispatch(frame, ".uno:AcceptAllTrackedChanges", "", 0, ())
                document.storeToURL(Path(made).resolve().as_uri(), (value("FilterName", "MS Word 2007 XML"),))
                document.close(True)
            desktop.terminate()
            office.wait(60)
        finally:
            office.kill()


def _connected(resolver: Any, address: str) -> Any:
    for _ in range(120):
        try:
            return resolver.resolve(address)
        except Exception:  # it is still starting
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def _count(container: Any, service: str = "") -> int:
    entries = container.createEnumeration()
    count = 0
    while entries.hasMoreElements():
        entry = entries.nextElement()
        count += not service or entry.supportsService(f"com.sun.star.text.textfield.{service}")
    return count


if __name__ == "__main__":
    main(*sys.argv[1:])
