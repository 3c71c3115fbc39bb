"""The autograder: asks a sandboxed submission, compares with the reference, reports what helps."""

__version__ = "0.2.0"
