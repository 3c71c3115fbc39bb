"""Convolution and pooling: the same few weights at every position, and what that costs and sees."""
