"""How fast the program starts, how much it reads a second, what memory it takes. A command, not a test:

python -m benchmarks [start|throughput|memory|imports|all]
"""
