"""Known wrong answers for EarlyStopping."""

from grader.spec import mistake


@mistake(
    "EarlyStopping.no_patience",
    symptom="Stops at the first epoch that is not better.",
    hint="How long should it wait?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            return self.wait >= 1


@mistake(
    "EarlyStopping.counts_all_bad_epochs",
    symptom="An improvement does not set the count back.",
    hint="Bad epochs in a row, or bad epochs in all: what should be counted?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch = val_loss, epoch
            else:
                self.wait += 1
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.compares_with_the_last_epoch",
    symptom="Compares with the epoch before instead of the best one.",
    hint="The loss rises by 2 and falls by 1. Is that an improvement?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            self.best = val_loss
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.best_starts_at_zero",
    symptom="No loss above zero is ever better.",
    hint="What is the best loss before the first epoch?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = 0.0, 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.best_starts_at_a_thousand",
    symptom="Losses above 1000 are never better.",
    hint="What is the best loss before the first epoch? May a loss be larger than that?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = 1000.0, 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.ties_are_better",
    symptom="A loss that stays counts as an improvement.",
    hint="A loss that is as good as the best: is it better?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss <= self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.larger_is_better",
    symptom="Treats the loss as an accuracy.",
    hint="Is a larger loss better or worse?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = -float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss > self.best + self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.two_epochs_late",
    symptom="Waits for patience + 2 epochs.",
    hint="Count on your fingers: patience = 1, and the loss stays. When does it stop?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            return self.wait > self.patience + 1


@mistake(
    "EarlyStopping.never_stops",
    symptom="Always says go on.",
    hint="Which line ever says True?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            return False


@mistake(
    "EarlyStopping.says_go_on",
    symptom="Returns True as long as training should go on.",
    hint="What does True mean: go on, or stop?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            return self.wait < self.patience


@mistake(
    "EarlyStopping.min_delta_ignored",
    symptom="Any improvement counts, however small.",
    hint="Where does min_delta enter?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.min_delta_added",
    symptom="Losses that are a little worse count as better.",
    hint="Should min_delta make it harder or easier to be better?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best + self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.best_creeps",
    symptom="The best loss follows improvements that are too small to count.",
    hint="Ten small improvements add up to a large one. Does your best loss let them?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
                self.best = min(self.best, val_loss)
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.last_epoch_remembered",
    symptom="best_epoch is the last epoch.",
    hint="When should best_epoch change?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.wait = val_loss, 0
            else:
                self.wait += 1
            self.best_epoch = epoch
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.own_count",
    symptom="best_epoch is counted from 0, whatever epochs update is told.",
    hint="A training goes on from epoch 10. What is its first epoch called?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.seen = -1
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            self.seen += 1
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, self.seen, 0
            else:
                self.wait += 1
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.epochs_since_the_best",
    symptom="best_epoch holds how long ago the best epoch was.",
    hint="Which epoch's weights would you load?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            if self.wait:
                self.best_epoch = self.wait
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.best_value_remembered",
    symptom="best_epoch holds the best loss.",
    hint="best_epoch is an epoch. What is yours?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait, self.best_epoch = float("inf"), 0, None

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, val_loss, 0
            else:
                self.wait += 1
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.best_epoch_missing",
    symptom="An AttributeError: nothing called best_epoch is there before the first improvement.",
    hint="Where should best_epoch begin to exist? And what is best before the first epoch?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait = 0.0, 0

        def update(self, epoch, val_loss):
            if val_loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = val_loss, epoch, 0
            else:
                self.wait += 1
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.shared",
    symptom="All trainings share their state.",
    hint="Two trainings in turn: where does each of them keep its best epoch?",
)
class _:
    class EarlyStopping:
        state = {"best": float("inf"), "wait": 0}
        best_epoch = None

        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta

        def update(self, epoch, val_loss):
            if val_loss < self.state["best"] - self.min_delta:
                self.best_epoch = epoch
                self.state.update(best=val_loss, wait=0)
            else:
                self.state["wait"] += 1
            return self.state["wait"] >= self.patience


@mistake(
    "EarlyStopping.zero_counts_as_unknown",
    symptom="A best loss of exactly 0 is taken for none: whatever comes next is better.",
    hint="After a loss of exactly 0, what does your test for the first epoch say?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait = None, 0

        def update(self, epoch, loss):
            if not self.best or loss < self.best - self.min_delta:
                self.best, self.best_epoch, self.wait = loss, epoch, 0
            else:
                self.wait += 1
            return self.wait >= self.patience


@mistake(
    "EarlyStopping.min_delta_is_a_share",
    symptom="min_delta is taken for a share of the best loss.",
    hint="From 8 to 7 with min_delta = 0.75: is that an improvement? And from 0.8 to 0.7?",
)
class _:
    class EarlyStopping:
        def __init__(self, patience, min_delta=0.0):
            self.patience, self.min_delta = patience, min_delta
            self.best, self.wait = float("inf"), 0

        def update(self, epoch, loss):
            if self.best == float("inf") or loss < self.best - self.min_delta * abs(self.best):
                self.best, self.best_epoch, self.wait = loss, epoch, 0
            else:
                self.wait += 1
            return self.wait >= self.patience
