"""Known wrong answers for ReduceOnPlateau: when it reduces."""

from grader.spec import mistake


@mistake(
    "ReduceOnPlateau.no_patience",
    symptom="Reduces after every epoch that is not better.",
    hint="How long should it wait?",
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
            if self.wait >= 1:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.not_counted_anew",
    symptom="After a reduction it reduces in every further epoch.",
    hint="What happens to the count once the learning rate was reduced?",
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
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.counts_all_bad_epochs",
    symptom="An improvement does not set the count back.",
    hint="Bad epochs in a row, or bad epochs in all: what should be counted?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if loss < self.best - self.min_delta:
                self.best = loss
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.compares_with_the_last_epoch",
    symptom="Compares with the epoch before instead of the best one.",
    hint="The loss rises by 2 and falls by 1. Is that an improvement?",
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
            self.best = loss
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.best_starts_at_zero",
    symptom="No loss above zero is ever better.",
    hint="What is the best loss before the first epoch?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = 0.0, 0

        def step(self, loss, lr):
            if loss < self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.best_starts_at_one",
    symptom="Losses above 1 are never better.",
    hint="What is the best loss before the first epoch?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = 1.0, 0

        def step(self, loss, lr):
            if loss < self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.ties_are_better",
    symptom="A loss that stays counts as an improvement.",
    hint="A loss that is as good as the best: is it better?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = float("inf"), 0

        def step(self, loss, lr):
            if loss <= self.best - self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.larger_is_better",
    symptom="Treats the loss as an accuracy.",
    hint="Is a larger loss better or worse?",
)
class _:
    class ReduceOnPlateau:
        def __init__(self, factor, patience, min_delta=0.0, min_lr=0.0):
            self.factor, self.patience = factor, patience
            self.min_delta, self.min_lr = min_delta, min_lr
            self.best, self.wait = -float("inf"), 0

        def step(self, loss, lr):
            if loss > self.best + self.min_delta:
                self.best, self.wait = loss, 0
            else:
                self.wait += 1
            if self.wait >= self.patience:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.two_epochs_late",
    symptom="Waits for patience + 2 epochs.",
    hint="Count on your fingers: patience = 1, and the loss stays. When is the first reduction?",
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
            if self.wait > self.patience + 1:
                self.wait = 0
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.reduces_once",
    symptom="Reduces once and never again.",
    hint="What happens if the loss stays for ever?",
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
                self.wait = -(10**9)
                return max(lr * self.factor, self.min_lr)
            return lr


@mistake(
    "ReduceOnPlateau.best_forgotten",
    symptom="The best loss is forgotten after a reduction.",
    hint="After a reduction, what is the next loss compared with?",
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
                self.wait, self.best = 0, loss
                return max(lr * self.factor, self.min_lr)
            return lr
