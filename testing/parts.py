"""Parts that wait for others, and as many at once as keep the processors busy."""

import concurrent.futures
import dataclasses
import os
import typing


@dataclasses.dataclass(eq=False)
class Part:
    """Something to do; where it returns False, what needs it is left out."""

    act: typing.Callable[[], object]
    # What it takes, about; only the order depends on it.
    seconds: float
    needs: tuple = ()


class Parts:
    """What is to be done, each after what it needs."""

    def __init__(self):
        self.all = []

    def add(self, seconds, act, *given, needs=()):
        """A part that calls a function with what is given, once those that it needs have ended."""
        part = Part(lambda: act(*given), seconds, tuple(needs))
        self.all.append(part)
        return part

    def ways(self):
        """For each part the seconds from its beginning to the end of the last that waits for it."""
        ways = {}
        # What needs a part was added after it.
        for part in reversed(self.all):
            after = [ways[other] for other in self.all if part in other.needs]
            ways[part] = part.seconds + max(after, default=0)
        return ways

    def run(self):
        """Runs all, those with the longest way before them first.

        One more at once than there are processors, since some wait for a limit of time.
        """
        ways = self.ways()
        waiting = sorted(self.all, key=lambda part: -ways[part])
        running, ended, failed = {}, set(), set()
        most = (os.cpu_count() or 1) + 1
        with concurrent.futures.ThreadPoolExecutor(most) as pool:
            while waiting or running:
                out = [part for part in waiting if not failed.isdisjoint(part.needs)]
                failed.update(out)
                waiting = [part for part in waiting if part not in out]
                for part in [each for each in waiting if ended.issuperset(each.needs)][:most - len(running)]:
                    waiting.remove(part)
                    running[pool.submit(part.act)] = part
                done, _ = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
                for job in done:
                    (failed if job.result() is False else ended).add(running.pop(job))
