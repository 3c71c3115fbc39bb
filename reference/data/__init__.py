"""Data on its way into a network: preprocessing, batches, augmentation, and readers of files."""
