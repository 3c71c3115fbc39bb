"""A whole number that happens to be a float, counted by recursion."""


def count_parameters(params):
    if not params:
        return 0.0
    first, *rest = params
    return float(params[first].size) + count_parameters({name: params[name] for name in rest})
