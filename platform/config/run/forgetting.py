"""Removing the data of the embedded databases."""

import shutil
from contextlib import ExitStack

from config.postgres.folder import claim
from config.run.places import data_folder
from config.run.terminal import say

PURPOSES = ("demo", "test", "bench")


def forget(_arguments: list[str]) -> int:
    """Remove each database that is not in use.

    Raises ServerTrouble when one is in use.
    """
    for folder in map(data_folder, PURPOSES):
        if folder.exists():
            with ExitStack() as held:
                claim(folder, held)
                shutil.rmtree(folder)
            say(f"Removed {folder}.")
    return 0
