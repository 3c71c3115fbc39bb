"""Draw the figures of the handouts.

Needs matplotlib, which the course itself does not. From the top folder of the repository:

    python -m pip install matplotlib
    PYTHONPATH=. python tests/figures/make_figures.py

The files are the same byte for byte for the same versions of matplotlib and NumPy.
"""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import reference

ROOT = Path(__file__).parents[2]
BLUE, ORANGE, GREEN, GREY = "#2563a8", "#c8571b", "#2f7d4f", "#d9dde2"
STYLE = {
    "svg.hashsalt": "gradecheck",  # element ids would be random otherwise
    "svg.fonttype": "path",
    "font.size": 9,
    "figure.facecolor": "white",  # readable on GitHub's dark pages too
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def neuron_graph() -> Figure:
    """The graph of a neuron with two inputs: every number, and under it the slope of the output by it."""
    places = {
        "x[0]": (0, 4, 2.0),
        "w[0]": (0, 3, 1.5),
        "x[1]": (0, 2, -1.0),
        "w[1]": (0, 1, 2.0),
        "b": (0, 0, -1.0),
        "p": (1, 3.5, "*", "x[0]", "w[0]"),
        "q": (1, 1.5, "*", "x[1]", "w[1]"),
        "s": (2, 2.5, "+", "p", "q"),
        "z": (3, 2.0, "+", "s", "b"),
        "out": (4, 2.0, "sigmoid", "z"),
    }
    nodes = {}
    for name, (_, _, what, *operands) in places.items():
        given = [nodes[each] for each in operands]
        if not given:
            nodes[name] = reference.find("Value")(what)
        elif what == "sigmoid":
            nodes[name] = given[0].sigmoid()
        else:
            nodes[name] = given[0] * given[1] if what == "*" else given[0] + given[1]
    nodes["out"].backward()
    figure, panel = plt.subplots(figsize=(9, 3.8), layout="constrained")
    for name, (column, height, what, *operands) in places.items():
        x, y = 2.25 * column, 1.1 * height
        for each in operands:
            start = 2.25 * places[each][0] + 0.77, 1.1 * places[each][1]
            panel.annotate("", (x - 0.75, y), start, arrowprops={"arrowstyle": "->", "color": "0.45"})
        panel.add_patch(Rectangle((x - 0.75, y - 0.42), 1.5, 0.84, facecolor="white", edgecolor="0.45"))
        label = f"{what}({operands[0]})" if len(operands) == 1 else f" {what} ".join(operands)
        panel.text(x, y + 0.24, f"{name} = {label}" if operands else name, ha="center", va="center")
        panel.text(x, y - 0.02, f"{nodes[name].data:g}", ha="center", va="center", color=BLUE)
        panel.text(x, y - 0.27, f"{nodes[name].grad:g}", ha="center", va="center", color=ORANGE)
    panel.text(9.0, 0.3, "number", ha="center", color=BLUE)
    panel.text(9.0, -0.05, "slope of out by it", ha="center", color=ORANGE)
    panel.set(xlim=(-0.85, 9.8), ylim=(-0.5, 4.9), xticks=[], yticks=[])
    panel.spines[:].set_visible(False)
    return figure


def difference_error() -> Figure:
    """Error of the slope of exp at 1, by differences to one side and to both, over the step."""
    steps = np.logspace(-13, 0, 300)
    exact = np.exp(1.0)
    figure, panel = plt.subplots(figsize=(7, 3.4), layout="constrained")
    measured = {
        "one side": ((np.exp(1 + steps) - np.exp(1)) / steps, ORANGE),
        "both sides": ((np.exp(1 + steps) - np.exp(1 - steps)) / (2 * steps), BLUE),
    }
    for name, (slope, colour) in measured.items():
        panel.loglog(steps, np.abs(slope - exact) / exact, color=colour, linewidth=1, label=name)
    panel.set_xlabel("h")
    panel.set_ylabel("relative error of the slope")
    panel.annotate("too small: rounding", (3e-12, 2e-3), ha="center")
    panel.annotate("too large: the curve bends", (1.0, 1e-9), ha="right")
    panel.legend(frameon=False, loc="lower left")
    return figure


def learning_rates() -> Figure:
    """Loss curves of least squares on digits, for four learning rates: two below 2 / L, one just, one not."""
    images, labels = _digits()
    X = np.concatenate([images.reshape(len(images), -1)[:200] / 16, np.ones((200, 1))], axis=1)
    targets = np.eye(10)[labels[:200]]
    steepest = np.linalg.eigvalsh(2 * X.T @ X / 200)[-1]

    def loss(W: np.ndarray) -> tuple[float, np.ndarray]:
        gap = X @ W - targets
        return (gap**2).sum() / 200, 2 * X.T @ gap / 200

    figure, panel = plt.subplots(figsize=(7, 3.2), layout="constrained")
    for share, name, colour in (
        (0.004, "A", GREEN),
        (0.7, "B", BLUE),
        (1.996, "C", ORANGE),
        (2.04, "D", "#7a7f87"),
    ):
        history = reference.find("gradient_descent")(loss, np.full((65, 10), 0.018), share / steepest, 51)[1]
        panel.plot(history, color=colour, linewidth=1.8)
        place = min(50, next((step for step, value in enumerate(history) if value > 2.8), 50))
        panel.annotate(
            name, (place, min(history[place], 2.8)), (5, 0), textcoords="offset points", color=colour
        )
    panel.set(xlabel="step", ylabel="loss", xlim=(0, 52), ylim=(0, 3))
    return figure


def losses_of_a_lead() -> Figure:
    """What a sample costs by its lead: the perceptron's loss, hinge and logistic loss, mistakes counted."""
    lead = np.linspace(-2.5, 2.5, 401)
    ones = np.ones((1, 1))
    logistic = [reference.find("logistic_loss")(np.array([z]), ones, np.array([1]), 0.0)[0] for z in lead]
    hinge = [
        reference.find("svm_regression_loss")(np.array([[0.0, z]]), ones, np.array([1]), 0.0)[0] for z in lead
    ]
    figure, panel = plt.subplots(figsize=(6.4, 3), layout="constrained")
    panel.axhline(0, color=GREY, linewidth=0.8)
    panel.axvline(0, color=GREY, linewidth=0.8)
    panel.plot(lead, np.where(lead > 0, 0.0, 1.0), color="#7a7f87", linewidth=1.2, label="mistakes counted")
    panel.plot(lead, np.maximum(0, -lead), color=GREEN, linewidth=1.6, label="perceptron")
    panel.plot(lead, hinge, color=ORANGE, linewidth=1.8, label="hinge")
    panel.plot(lead, logistic, color=BLUE, linewidth=1.8, label="logistic")
    panel.set_xlabel("lead: the true class' score minus the other's")
    panel.set_ylabel("what the sample costs")
    panel.legend(frameon=False, loc="upper right")
    return figure


def activations() -> Figure:
    """Every activation of one number, and its slope."""
    arguments: dict[str, tuple[float, ...]] = {
        "relu": (),
        "leaky_relu": (0.1,),
        "sigmoid": (),
        "tanh": (),
        "elu": (1.0,),
        "softplus": (),
        "silu": (),
        "gelu": (),
    }
    x = np.linspace(-4, 4, 402)  # an even number of points: none lies on the kink
    figure, panels = plt.subplots(2, 4, figsize=(9, 4.2), sharex=True, sharey=True, layout="constrained")
    for panel, (name, extra) in zip(panels.flat, arguments.items(), strict=True):
        out, cache = reference.find(f"{name}_forward")(x, *extra)
        slope = reference.find(f"{name}_backward")(np.ones_like(x), cache)
        panel.axhline(0, color=GREY, linewidth=0.8)
        panel.axvline(0, color=GREY, linewidth=0.8)
        panel.plot(x, out, color=BLUE, linewidth=1.8, label="out")
        panel.plot(x, slope, color=ORANGE, linewidth=1.2, linestyle="--", label="slope")
        panel.set_title(name + (f", alpha = {extra[0]:g}" if extra else ""), fontsize=9)
        panel.set_ylim(-1.3, 3)
    panels[0, 0].legend(frameon=False, loc="upper left")
    return figure


def losses() -> Figure:
    """The losses of one answer, and their gradients: regression, classification, penalties."""
    x = np.linspace(-3, 3, 402)  # an even number of points: none lies on a kink of the first and last panel

    def scores(name: str, z: float) -> tuple[float, float]:
        """Loss and slope of a lead z of the true class over one other."""
        loss, gradient = reference.find(name)(np.array([[z, 0.0]]), np.array([0]))
        return loss, gradient[0, 0]

    def distance(name: str, d: float) -> tuple[float, float]:
        loss, gradient = reference.find(name)(np.array([d]), np.zeros(1))
        return loss, gradient[0]

    def weight(name: str, w: float) -> tuple[float, float]:
        penalty, gradient = reference.find(name)(np.array([w]), 0.5)
        return penalty, gradient[0]

    drawn: tuple[tuple[str, Callable[[str, float], tuple[float, float]], dict[str, str]], ...] = (
        ("prediction minus target", distance, {"mse_loss": BLUE, "mae_loss": ORANGE}),
        ("lead of the true class' score", scores, {"softmax_loss": BLUE, "svm_loss": ORANGE}),
        (
            "weight (lam = beta = 0.5)",
            weight,
            {"l2_penalty": BLUE, "l1_penalty": ORANGE, "elastic_net_penalty": GREEN},
        ),
    )
    figure, panels = plt.subplots(1, 3, figsize=(9, 3), sharey=True, layout="constrained")
    for panel, (label, one, names) in zip(panels, drawn, strict=True):
        panel.axhline(0, color=GREY, linewidth=0.8)
        panel.axvline(0, color=GREY, linewidth=0.8)
        for name, colour in names.items():
            loss, slope = np.array([one(name, value) for value in x]).T
            panel.plot(x, loss, color=colour, linewidth=1.8, label=name)
            panel.plot(x, slope, color=colour, linewidth=1.2, linestyle="--")
        panel.set_xlabel(label)
        panel.set_ylim(-2.5, 4.5)
        panel.legend(frameon=False, loc="lower right", handlelength=1.2, fontsize=8)
    return figure


def activations_by_layer() -> Figure:
    """Outputs of four of ten ReLU layers of 200 units, for three schemes."""
    rng = np.random.default_rng(0)
    x = rng.standard_normal((200, 200))
    draws: dict[str, tuple[Callable[[], np.ndarray], str]] = {
        "small_normal, 0.01": (lambda: reference.find("small_normal")((200, 200), 0.01, rng), GREEN),
        "xavier_normal": (lambda: reference.find("xavier_normal")((200, 200), rng), ORANGE),
        "he_normal": (lambda: reference.find("he_normal")((200, 200), rng), BLUE),
    }
    shown, edges = (1, 3, 5, 10), np.linspace(0, 3, 31)
    figure, panels = plt.subplots(3, 4, figsize=(9, 4.8), sharex=True, sharey=True, layout="constrained")
    for row, (name, (draw, colour)) in zip(panels, draws.items(), strict=True):
        h, column = x, iter(row)
        for layer in range(1, 11):
            h = np.maximum(h @ draw(), 0)
            if layer in shown:
                shares = np.histogram(h, edges)[0] / h.size
                panel = next(column)
                panel.stairs(shares, edges, fill=True, color=colour)
                panel.set_ylim(0, 0.15)
                mean_square = f"mean square {(h**2).mean():.2g}"
                panel.text(0.97, 0.85, mean_square, transform=panel.transAxes, ha="right", fontsize=8)
        row[0].set_ylabel(name)
    for panel, layer in zip(panels[0], shown, strict=True):
        panel.set_title(f"layer {layer}", fontsize=9)
    figure.supxlabel("output of a unit", fontsize=9)
    figure.supylabel("share of outputs", fontsize=9)
    return figure


def gradient_depth() -> Figure:
    """Norm of the gradient in each of 20 layers before training, on the digits."""
    images, labels = _digits()
    X = images.reshape(len(images), -1)[:200] / 16
    networks = [
        ("sigmoid", "xavier_normal", ORANGE, "s"),
        ("relu", "small_normal", GREEN, "^"),
        ("relu", "he_normal", BLUE, "o"),
    ]
    figure, panel = plt.subplots(figsize=(7, 3.4), layout="constrained")
    for activation, scheme, colour, marker in networks:
        params = reference.find("init_mlp")([64] * 20 + [10], np.random.default_rng(0), scheme)
        grads = reference.find("mlp_loss")(params, X, labels[:200], 0.0, activation)[1]
        norms = [np.linalg.norm(grads[f"W{layer}"]) for layer in range(1, 21)]
        label = f"{activation}, {scheme}"
        panel.semilogy(range(1, 21), norms, color=colour, marker=marker, markersize=4, label=label)
    panel.set_xlabel("layer, from the input to the scores")
    panel.set_ylabel("norm of the gradient of W")
    panel.set_xticks(range(1, 21))
    panel.legend(frameon=False, loc="center right")
    return figure


def optimizer_paths() -> Figure:
    """Forty steps of four optimizers in a bowl that is 25 times as steep across as along."""
    steepness, start = np.array([1.0, 25.0]), np.array([-4.0, 1.5])
    along, across = np.meshgrid(np.linspace(-4.6, 2.2, 69), np.linspace(-2.2, 2.2, 45))
    height = (steepness[0] * along**2 + steepness[1] * across**2) / 2
    rates = {"sgd": 0.07, "sgd_momentum": 0.02, "nesterov_momentum": 0.02, "adam": 0.3}
    figure, panels = plt.subplots(2, 2, figsize=(9, 5.2), sharex=True, sharey=True, layout="constrained")
    for panel, (name, rate) in zip(panels.flat, rates.items(), strict=True):
        w, config, path = start, {"learning_rate": rate}, [start]
        for _ in range(40):
            w, config = reference.find(name)(w, steepness * w, config)
            path.append(w)
        panel.contour(along, across, height, levels=np.geomspace(0.3, 70, 7), colors=GREY, linewidths=0.8)
        panel.plot(*np.transpose(path), color=BLUE, linewidth=1.2, marker="o", markersize=3)
        panel.plot(*start, color=ORANGE, marker="o", markersize=6)
        panel.plot(0, 0, color=GREEN, marker="+", markersize=10, markeredgewidth=2)
        panel.set_title(f"{name}, learning_rate {rate:g}", fontsize=9)
        panel.set(xlim=(-4.6, 2.2), ylim=(-2.2, 2.2))
    return figure


def normalization_axes() -> Figure:
    """Which cells of a batch of N samples and C channels share one mean and one variance."""
    shared: dict[str, Callable[[int, int], bool]] = {
        "batchnorm, spatial_batchnorm": lambda n, c: c == 0,
        "layernorm": lambda n, c: n == 0,
        "groupnorm, 2 groups": lambda n, c: n == 0 and c < 3,
    }
    figure, panels = plt.subplots(1, 3, figsize=(9, 2.6), layout="constrained")
    for panel, (name, belongs) in zip(panels, shared.items(), strict=True):
        for n in range(4):
            for c in range(6):
                colour = BLUE if belongs(n, c) else GREY
                panel.add_patch(Rectangle((c + 0.04, n + 0.04), 0.92, 0.92, color=colour))
        panel.set(xlim=(0, 6), ylim=(4, 0), aspect="equal", title=name)
        panel.set(xlabel="feature or channel, with its pixels", ylabel="sample", xticks=[], yticks=[])
        panel.spines[:].set_visible(False)
    return figure


def sliding() -> Figure:
    """A filter of 3 x 3 on 5 x 5 pixels inside a border of zeros: its first positions, and the output."""
    figure, panels = plt.subplots(1, 4, figsize=(9, 2.7), width_ratios=[7, 5, 7, 3], layout="constrained")
    colours = [BLUE, ORANGE, GREEN]
    for stride, (image, output) in zip((1, 2), panels.reshape(2, 2), strict=True):
        size = (5 + 2 - 3) // stride + 1
        for i, j in np.ndindex(7, 7):
            inside = 1 <= i <= 5 and 1 <= j <= 5
            _cell(image, i, j, GREY if inside else "white", "" if inside else "0")
        for i, j in np.ndindex(size, size):
            _cell(output, i, j, colours[j] if i == 0 and j < 3 else GREY)
        for number, colour in enumerate(colours):
            corner = number * stride + 0.06 * number, 0.06 * number
            image.add_patch(Rectangle(corner, 2.9, 2.9, fill=False, edgecolor=colour, linewidth=2))
        image.set(xlim=(-0.05, 7.2), ylim=(7.1, -0.1), title=f"stride {stride}, border 1")
        output.set(xlim=(0, size), ylim=(size, 0), title=f"output {size} x {size}")
    _as_pictures(panels)
    return figure


def receptive_field() -> Figure:
    """What one output of two layers of 3 x 3 depends on, and, in another colour, one of the pixels between."""
    figure, panels = plt.subplots(1, 3, figsize=(7.5, 2.7), layout="constrained")
    names = ["input: 5 x 5", "after the first layer: 3 x 3", "after the second layer: 1"]
    for panel, name, low, own in zip(panels, names, (1, 2, 3), (3, 1, 0), strict=True):
        for i, j in np.ndindex(7, 7):
            seen, one = low <= min(i, j) and max(i, j) <= 6 - low, max(i, j) < low + own
            _cell(panel, i, j, (ORANGE if one else BLUE) if seen else GREY)
        panel.set(xlim=(0, 7), ylim=(7, 0), title=name)
    _as_pictures(panels)
    return figure


def _cell(panel: Axes, row: int, column: int, colour: str, text: str = "") -> None:
    """One pixel of a grid."""
    edge = GREY if colour == "white" else colour
    panel.add_patch(
        Rectangle((column + 0.06, row + 0.06), 0.88, 0.88, facecolor=colour, edgecolor=edge, linewidth=0.6)
    )
    if text:
        panel.text(column + 0.5, row + 0.53, text, ha="center", va="center", color="#8a929c", fontsize=7)


def _as_pictures(panels: np.ndarray) -> None:
    """Square pixels, and no axes."""
    for panel in panels.flat:
        panel.set(aspect="equal", xticks=[], yticks=[])
        panel.spines[:].set_visible(False)


FIGURES: dict[str, Callable[[], Figure]] = {
    "01_backprop/figures/difference_error.svg": difference_error,
    "01_backprop/figures/neuron_graph.svg": neuron_graph,
    "02_linear_models/figures/learning_rates.svg": learning_rates,
    "02_linear_models/figures/losses_of_a_lead.svg": losses_of_a_lead,
    "03_activations/figures/activations.svg": activations,
    "04_losses/figures/losses.svg": losses,
    "05_initializers/figures/activations_by_layer.svg": activations_by_layer,
    "06_dense_networks/figures/gradient_depth.svg": gradient_depth,
    "07_optimizers/figures/optimizer_paths.svg": optimizer_paths,
    "08_normalization/figures/normalization_axes.svg": normalization_axes,
    "09_convolution/figures/receptive_field.svg": receptive_field,
    "09_convolution/figures/sliding.svg": sliding,
}


def _digits() -> tuple[np.ndarray, np.ndarray]:
    spec = importlib.util.spec_from_file_location("course_loaders", ROOT / "datasets" / "loaders.py")
    assert spec is not None
    assert spec.loader is not None
    loaders = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaders)
    images, labels = loaders.digits()
    return images, labels


def main() -> None:
    """Write every figure, without the date that would change the file each time."""
    for name, draw in FIGURES.items():
        target = ROOT / "assignments" / name
        target.parent.mkdir(exist_ok=True)
        with mpl.rc_context(STYLE):
            draw().savefig(target, metadata={"Date": None})
        print(f"{name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
