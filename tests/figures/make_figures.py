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
