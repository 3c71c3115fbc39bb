"""What `tests.benchmarks.cuda` times: our kernels on arrays on the device, the same by cuDNN, and right answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from reference import find
from reference.cuda import launch
from reference.cuda.avg_pool import average_windows, gather_shares
from reference.cuda.correlation import device_data, device_forward, device_weights, no_bias
from reference.cuda.global_avg_pool import spread_evenly
from reference.cuda.max_pool import gather_from_won, keep_largest
from reference.cuda.sums import channel_sums, plane_means

Shape = tuple[int, ...]
Run = Callable[[], Any]
WINDOWS = [(2, 2), (3, 1)]  # side and stride: apart, and overlapping


@dataclass(frozen=True)
class Operation:
    """One operation on one shape: what computes it, where the answer lies afterwards, and what it costs at least."""

    name: str
    kernels: dict[str, Run]
    result: Any
    expected: np.ndarray
    flops: float
    traffic: float


class Case:
    """All operations on images (N, C, H, W) and filters (F, C, size, size), with their inputs."""

    def __init__(self, shape: Shape, dtype: str) -> None:
        n, c, height, width, f, size, self.stride, self.pad = shape
        self.dtype = dtype
        rng = np.random.default_rng(0)
        shapes = {"x": (n, c, height, width), "w": (f, c, size, size), "b": (f,), "plane": (n, c)}
        self.host = {name: rng.standard_normal(each).astype(dtype) for name, each in shapes.items()}
        param = {"stride": self.stride, "pad": self.pad}
        self.out, cache = find("conv_forward")(self.host["x"], self.host["w"], self.host["b"], param)
        self.host["dout"] = rng.standard_normal(self.out.shape).astype(dtype)
        self.dx, self.dw, self.db = find("conv_backward")(self.host["dout"], cache)
        zeros = np.zeros(c, dtype)
        self.up, _ = find("conv_transpose_forward")(self.host["dout"], self.host["w"], zeros, param)
        self.device = {name: launch.upload(each) for name, each in self.host.items()}

    def operations(self) -> list[Operation]:
        """Return the directions of the convolution and its transpose, then the poolings."""
        return [
            *self._convolutions(),
            *(each for window in WINDOWS for each in self._poolings(*window)),
            *self._means(),
        ]

    def _convolutions(self) -> list[Operation]:
        x, w, b, dout = (self.device[name] for name in ("x", "w", "b", "dout"))
        settings, none = (self.stride, self.pad), no_bias(x.shape[1], self.dtype)
        flops = 2.0 * self.out.size * self.host["w"][0].size
        moved = self.host["x"].nbytes + self.host["w"].nbytes + self.out.nbytes

        def directions(
            name: str, kernel: Any, *arguments: Any, expected: np.ndarray, traffic: float
        ) -> Operation:
            result = launch.allocate(expected.shape, self.dtype)
            run = partial(kernel, *arguments, *settings, result)
            return Operation(
                name, {"tiled": run, "plain": partial(run, plain=True)}, result, expected, flops, traffic
            )

        sums = launch.allocate(self.db.shape, self.dtype)
        return [
            directions("conv forward", device_forward, x, w, b, expected=self.out, traffic=moved),
            directions("conv backward, images", device_data, dout, w, none, expected=self.dx, traffic=moved),
            directions("conv backward, filters", device_weights, x, dout, expected=self.dw, traffic=moved),
            Operation(
                "conv backward, biases",
                {"folded": partial(channel_sums, dout, sums)},
                sums,
                self.db,
                self.out.size,
                self.out.nbytes,
            ),
            directions(
                "conv transpose",
                device_data,
                dout,
                w,
                none,
                expected=self.up,
                traffic=self.out.nbytes + self.host["w"].nbytes + self.up.nbytes,
            ),
        ]

    def _poolings(self, side: int, stride: int) -> list[Operation]:
        x = self.host["x"]
        param = {"pool_height": side, "pool_width": side, "stride": stride}
        largest, (_, winner) = find("max_pool_forward")(x, param)
        mean, cache = find("avg_pool_forward")(x, param)
        dout = np.random.default_rng(1).standard_normal(mean.shape).astype(self.dtype)
        routed = find("max_pool_backward")(dout, (x.shape, winner))
        shared = find("avg_pool_backward")(dout, cache)
        upstream, won = launch.upload(dout), launch.upload(winner)
        settings, moved, adds = (side, side, stride), x.nbytes + mean.nbytes, float(mean.size * side * side)

        def one(
            name: str, kernel: Any, source: tuple[Any, ...], expected: np.ndarray, more: tuple[Any, ...] = ()
        ) -> Any:
            result = launch.allocate(expected.shape, self.dtype)
            run = partial(kernel[launch.one_thread_each(expected.size)], *source, *settings, result, *more)
            traffic = moved + (winner.nbytes if "max" in name else 0)
            return Operation(
                f"{name} {side}x{side}/{stride}", {"gather": run}, result, expected, adds, traffic
            )

        places = launch.allocate(winner.shape, np.int64)
        return [
            one("max pool", keep_largest, (self.device["x"],), largest, (places,)),
            one("max pool backward", gather_from_won, (upstream, won), routed),
            one("avg pool", average_windows, (self.device["x"],), mean),
            one("avg pool backward", gather_shares, (upstream,), shared),
        ]

    def _means(self) -> list[Operation]:
        x, plane = self.host["x"], self.host["plane"]
        means = find("global_avg_pool_forward")(x)[0].ravel()
        spread = find("global_avg_pool_backward")(plane, x.shape).reshape(plane.size, -1)
        out, dx = launch.allocate(means.shape, self.dtype), launch.allocate(spread.shape, self.dtype)
        run = partial(spread_evenly[launch.one_thread_each(x.size)], launch.upload(plane.ravel()), dx)
        fold = {"folded": partial(plane_means, self.device["x"], out)}
        return [
            Operation("global avg pool", fold, out, means, x.size, x.nbytes),
            Operation("global avg pool backward", {"spread": run}, dx, spread, x.size, x.nbytes),
        ]

    def torch(self, torch: Any) -> dict[str, Run]:
        """Return the same operations by PyTorch on its device, by name; they return the answer."""
        place = "cuda" if torch.cuda.is_available() else "cpu"
        x, w, b, dout = (torch.tensor(self.host[name], device=place) for name in ("x", "w", "b", "dout"))
        functional, grad = torch.nn.functional, torch.nn.grad
        settings = {"stride": self.stride, "padding": self.pad}
        runs: dict[str, Run] = {
            "conv forward": partial(functional.conv2d, x, w, b, **settings),
            "conv backward, images": partial(grad.conv2d_input, x.shape, w, dout, **settings),
            "conv backward, filters": partial(grad.conv2d_weight, x, w.shape, dout, **settings),
            "conv backward, biases": partial(torch.sum, dout, (0, 2, 3)),
            "conv transpose": partial(functional.conv_transpose2d, dout, w, None, **settings),
            "global avg pool": lambda: x.mean((2, 3)).ravel(),
        }
        for side, stride in WINDOWS:
            for name, function in (("max", functional.max_pool2d), ("avg", functional.avg_pool2d)):
                runs[f"{name} pool {side}x{side}/{stride}"] = partial(function, x, side, stride)
        return runs
