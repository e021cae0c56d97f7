"""Waiting with a bound."""

import time

SECONDS = 240  #: for anything that takes a few on a machine with nothing else to do


def wait_for(reached, what):
    """Wait until something is reached, and give it."""
    end = time.monotonic() + SECONDS
    while not (found := reached()):
        assert time.monotonic() < end, f"not within {SECONDS} s: {what}"
        time.sleep(0.05)
    return found
