"""The chain rule: gradients by differences, by hand on one neuron, and by a small automatic differentiator."""
