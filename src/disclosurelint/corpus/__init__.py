"""Floor 7: more documents than one machine should check. The same pure ``check``, spread over Dask workers.

``listing`` finds the documents, ``batches`` deals them out, ``work`` is what a worker does with a batch, ``tables``
says what a row holds, ``dataset`` is the output on disk or in a store, ``run`` leads it all, ``summary`` counts.
Needs the extra ``cluster``: dask distributed, fsspec and pyarrow.
"""
