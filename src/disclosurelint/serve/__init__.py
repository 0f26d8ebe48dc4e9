"""Floor 8: a page on this machine for people who have no terminal. Drop a file, read its report; nothing is kept.

``app`` answers the browser, ``page`` is what it shows first, ``worker`` checks one file in a process of its own, which
can be ended. Needs the extra ``serve``: starlette, uvicorn and python-multipart.
"""
