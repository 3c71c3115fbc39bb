"""Optimizers, learning rate schedules, and when to stop."""
