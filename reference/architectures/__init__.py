"""Architectures: what residual, inception, VGG and U-shaped blocks, autoencoders and a small network are made of."""
