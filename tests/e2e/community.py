"""Communities to test with: set up once as people do it, then copied for each test."""
import atexit
import concurrent.futures
import pathlib
import shutil
import tempfile

from fake_platform import FakePlatform
from service import Service, add_community, check, link_group, open_vote, taken, wait_for

VOTERS = 500
TEMPLATES = {}


def account(i):
    """The committee's chair owns the first home; every other home has one account."""
    return "u-0;chair" if i == 0 else f"u-{i}"


def template(binary, voters, has_vote):
    """The data folder of a community whose group is linked, with an open vote or without."""
    key = (str(binary), voters, has_vote)
    if key not in TEMPLATES:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="linyi-template-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        with FakePlatform() as platform:
            service = Service(binary, folder=folder, platform=platform, env={"LINYI_MUTANT": ""})
            try:
                code = add_community(service, voters, accounts=account)
                service.start()
                link_group(service, code)
                if has_vote:
                    open_vote(service)
                    # Its opening is followed by a checkpoint of the ledger in the group.
                    wait_for(lambda: any(m["kind"] == "checkpoint" for m in
                                         service.api("/v1/outbox?state=sent")["messages"]),
                             20, "the opening's checkpoint")
                wait_for(lambda: is_quiet(service), 20, "the first messages' delivery")
                service.stop()
            finally:
                service.kill()
        TEMPLATES[key] = folder / "data"
    return TEMPLATES[key]


def prepared(binary, platform, folder=None, voters=VOTERS, has_vote=True, **options):
    """A community with an open vote; the service is not running."""
    data = template(binary, voters, has_vote)
    service = Service(binary, folder=folder, platform=platform, **options)
    shutil.copytree(data, service.data)
    service.data.chmod(0o700)
    return service


def running(binary, platform, **options):
    """The same, started. Whatever goes wrong on the way leaves no process behind."""
    service = prepared(binary, platform, **options)
    try:
        return service.start()
    except BaseException:
        service.close()
        raise


def counts(service):
    """Messages by state; each page tells of 500 at most, which no test here reaches unsent."""
    return {s: len(service.api(f"/v1/outbox?state={s}")["messages"])
            for s in ("offered", "pending", "inflight", "sent", "dead", "expired", "cancelled")}


def is_quiet(service):
    return not any(service.api(f"/v1/outbox?state={s}")["messages"]
                   for s in ("offered", "pending", "inflight"))


def in_parallel(work, items, threads=8):
    """Calls work(item) for all, several at a time; the first exception is raised."""
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, items))


def all_taken(send, *arguments, **options):
    """Sends and insists on a yes."""
    answer = send(*arguments, **options)
    check(taken(answer), f"{arguments[1:3]} was answered {answer[0]} {answer[1][:80]}")
    return answer
