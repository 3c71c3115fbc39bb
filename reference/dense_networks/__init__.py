"""Networks of dense layers: one affine map, its gradients, and a stack of them with its loss."""
