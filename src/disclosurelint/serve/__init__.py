"""Floor 8: a page on this machine for people who have no terminal. Drop files, read their report, take copies home.

``app`` answers the browser, ``page`` is what it shows first, ``worker`` checks files in a process of its own, which
can be ended, ``shelf`` keeps for a while what came of them.
Needs the extra ``serve``: starlette, uvicorn and python-multipart.
"""
