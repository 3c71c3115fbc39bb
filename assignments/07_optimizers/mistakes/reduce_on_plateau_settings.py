"""Known wrong answers for ReduceOnPlateau: how far it reduces, and its settings."""

from grader.spec import mistake


@mistake(
    "ReduceOnPlateau.subtracts",
    symptom="Subtracts the factor.",
    hint="Is factor an amount or a factor?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if loss < self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr - self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.divides",
    symptom="Divides by the factor: the learning rate grows.",
    hint="A factor of 0.5 should make the learning rate smaller. Does it?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if loss < self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr / self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.min_lr_ignored",
    symptom="Falls below min_lr.",
    hint="After very many reductions, how small may the learning rate be?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if loss < self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return lr * self.factor
            return lr


@mistake(
    "ReduceOnPlateau.min_lr_from_above",
    symptom="The smaller of the two: falls to min_lr at once.",
    hint="Of the reduced rate and min_lr, which one do you want?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if loss < self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return min(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.min_delta_ignored",
    symptom="Any improvement counts, however small.",
    hint="Where does min_delta enter?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if loss < self.best:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.min_delta_added",
    symptom="Losses that are a little worse count as better.",
    hint="Should min_delta make it harder or easier to be better?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if loss < self.best + self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.best_creeps",
    symptom="The best loss follows improvements that are too small to count.",
    hint="Ten small improvements add up to a large one. Does your best loss let them?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if loss < self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
                self.best = min(self.best, loss)
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.own_rate",
    symptom="Keeps a learning rate of its own from the first epoch.",
    hint="Somebody else changes the learning rate between two epochs. Does step notice?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            self.lr = getattr(self, "lr", lr)
            if loss < self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                self.lr = max(self.lr * self.factor, self.min_lr)
            return self.lr


@mistake(
    "ReduceOnPlateau.nothing_returned",
    symptom="Returns None where nothing changes.",
    hint="What should come back in an epoch without a reduction?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if loss < self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return None


@mistake(
    "ReduceOnPlateau.shared",
    symptom="All schedules share one list of losses.",
    hint="Two schedules, one list: where does it belong, to the class or to the object?",
)
class _:
    class ReduceOnPlateau:
        losses = []

        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.wait = 0

        def step(self, loss, lr):
            if not self.losses or loss < min(self.losses) - self.min_delta:
                self.wait = 0
            else:
                self.wait += 1
            self.losses.append(loss)
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.zero_counts_as_unknown",
    symptom="A best loss of exactly 0 is taken for none: whatever comes next is better.",
    hint="After a loss of exactly 0, what does your test for the first epoch say?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = None, 0

        def step(self, loss, lr):
            if not self.best or loss < self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.min_delta_is_a_share",
    symptom="min_delta is taken for a share of the best loss.",
    hint="From 8 to 7 with min_delta = 0.75: is that an improvement? And from 0.8 to 0.7?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if self.best == float("inf") or loss < self.best - self.min_delta * abs(self.best):
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.wrong_default_min_delta",
    symptom="min_delta is 1e-4 where none is given, as in Keras.",
    hint="With the handout's default, how small may an improvement be?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=1e-4, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if loss < self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr
