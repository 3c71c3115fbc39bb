"""Linear models: scores, the perceptron, logistic, softmax and hinge regression, and descent along gradients."""
