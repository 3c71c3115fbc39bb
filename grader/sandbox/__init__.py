"""Running a submission where it can do no harm: isolation, the worker, and the data-only wire between."""
