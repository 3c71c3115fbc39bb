"""What the sub-packages have in common: how arguments are read and refused."""
