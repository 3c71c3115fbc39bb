"""Losses and penalties: how wrong an answer is, and which way to change it."""
