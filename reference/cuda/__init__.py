"""CUDA twins: the same functions with the same answers, computed by our own kernels on a GPU."""
