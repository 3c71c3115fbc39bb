"""Arguments for all cells, drawn at random in the sizes a test asks for."""

GATES = {"rnn": 1, "lstm": 4, "gru": 3}
KINDS = list(GATES)
LAYERS = [name for kind in KINDS for name in (kind, f"{kind}_step")]


def weights(kind, rng, inputs=3, hidden=4, factor=0.5):
    columns = GATES[kind] * hidden
    return {
        "Wx": factor * rng.standard_normal((inputs, columns)),
        "Wh": factor * rng.standard_normal((hidden, columns)),
        "b": factor * rng.standard_normal(columns),
    }


def arguments(name, rng, samples=2, steps=5, inputs=3, hidden=4, factor=0.5):
    """Arguments of a forward function by its name: ``lstm`` or ``lstm_step``."""
    kind, _, one = name.partition("_")
    x = rng.standard_normal((samples, inputs) if one else (samples, steps, inputs))
    states = {"rnn_step": ["prev_h"], "gru_step": ["prev_h"], "lstm_step": ["prev_h", "prev_c"]}.get(
        name, ["h0"]
    )
    drawn = {state: rng.standard_normal((samples, hidden)) for state in states}
    return {"x": x, **drawn, **weights(kind, rng, inputs, hidden, factor)}
