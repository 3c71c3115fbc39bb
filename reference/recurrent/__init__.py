"""Recurrent networks: one step and whole sequences of plain, LSTM and GRU cells, and the loss over time."""
