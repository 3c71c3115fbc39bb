"""Activation functions: what makes a stack of linear layers more than one linear layer."""
