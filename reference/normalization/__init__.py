"""Normalization and regularization: keeping activations in range, and networks from memorising."""
