"""Detection of objects: boxes, how they overlap, and how a network is taught to predict them."""
