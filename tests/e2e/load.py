"""Ballots from many connections at once; three-valued outcomes as Jepsen counts them."""
import collections
import http.client
import random
import threading
import time

from service import plainhook_headers, plainhook_message


def post_all(service, requests, connections=8):
    """Posts each (path, body, headers), several at a time; the statuses, in the order of the requests."""
    return [status for lane in post_lanes(service, [[r] for r in requests], connections) for status in lane]


def post_lanes(service, lanes, connections=8):
    """The same for lists of requests, each of which is posted in its order."""
    statuses = [[] for _ in lanes]
    waiting = iter(list(enumerate(lanes)))
    lock = threading.Lock()

    def work():
        connection = http.client.HTTPConnection(service.address, timeout=30)
        while True:
            with lock:
                place, lane = next(waiting, (None, ()))
            if place is None:
                return connection.close()
            for path, body, headers in lane:
                connection.request("POST", path, body, headers)
                answer = connection.getresponse()
                answer.read()
                statuses[place].append(answer.status)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


class Load:
    """`users` voters answer over `connections` sockets until `stop`; every event has its own id.

    outcome[event] is "ok" (2xx), "refused" (4xx) or "unknown" (anything else).
    """

    def __init__(self, service, users, connections=64, seed=1, size=0):
        self.service, self.users, self.size = service, users, size
        self.outcome, self.lock = {}, threading.Lock()
        self.cut = {}  # events whose request was sent whole and got no answer, with the time
        self.running, self.acked = True, 0
        self.random = random.Random(seed)
        self.prefix = f"L{self.random.randrange(10**9)}"
        self.on_ack = None
        self.threads = [threading.Thread(target=self._work, args=(i,), daemon=True)
                        for i in range(connections)]

    def start(self):
        for thread in self.threads:
            thread.start()
        return self

    def stop(self):
        self.running = False
        for thread in self.threads:
            if thread.ident:  # it was started
                thread.join(20)
        return self

    def _work(self, worker):
        rng, connection, count = random.Random(f"{self.prefix}-{worker}"), None, 0
        address = self.service.address
        while self.running:
            count += 1
            event = f"{self.prefix}-{worker}-{count}"
            user = f"u-{rng.randrange(self.users)}"
            text = rng.choice(["同意", "反对", "弃权", "改成同意"])
            if self.size:
                text += "，" + "因" * (self.size // 3)
            body = plainhook_message(event, user, text)
            sent = None
            try:
                connection = connection or http.client.HTTPConnection(address, timeout=5)
                connection.request("POST", "/hook/plainhook", body, plainhook_headers(body, event))
                sent = time.monotonic()
                answer = connection.getresponse()
                answer.read()
                kind = "ok" if answer.status < 300 else "refused" if answer.status < 500 else "unknown"
            except (OSError, http.client.HTTPException):
                connection, kind = None, "unknown"
                time.sleep(0.005)
            with self.lock:
                if kind == "unknown" and sent and not connection:
                    self.cut[event] = sent
                self.outcome[event] = kind
                self.acked += kind == "ok"
            if kind == "ok" and self.on_ack:
                self.on_ack(self.acked)


def stored_events(acts):
    """Event ids of ballots in the record, with how often each stands there."""
    return collections.Counter(a["payload"].get("event") for a in acts
                               if a["kind"].startswith("ballot_"))
