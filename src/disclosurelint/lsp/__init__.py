"""The language server: what editors that speak the language server protocol show while a document is being written.

Only this room knows pygls, which comes with the extra ``lsp``.
"""
