"""One vote from /vote to its result, as 200 residents of two platforms live it."""
import collections
import json
import random
import re
import time

from fake_platform import FakePlatform
from service import (Service, add_community, check, link_group, send_onebot, send_plainhook,
                     send_telegram, wait_for)

VOTERS = 200
YES = ["同意", "同意!!", "赞成", "支持", "１", "1", "选1", "V1 同意", "yes", "我同意", "同意，但要快点"]
NO = ["反对", "不同意", "2", "坚决反对", "V1 反对", "no", "不赞成"]
ABSTAIN = ["弃权", "3", "弃权吧", "V1 弃权"]


def test_200_voters_on_two_platforms_are_counted_confirmed_and_told(binary):
    rng = random.Random(200)
    with FakePlatform() as platform:
        service = Service(binary, platform=platform, args=["--test-clock"])
        with service:
            code = add_community(service, VOTERS, adapter="onebot",
                                 accounts=lambda i: f"{10000 + i}")
            # Half of the households also have a Telegram account in the same community.
            roster = service.folder / "telegram.csv"
            rows = ["unit,area,owners,kind,accounts"]
            for i in range(VOTERS):
                rows.append(f"{i // 100 + 1}-1-{i % 100 + 101},80.00,Owner {i},home,{500000 + i}")
            roster.write_text("\n".join(rows) + "\n")
            service.run("import-roster", str(roster), "--community", "测试小区", "--adapter",
                        "telegram", "--data", str(service.data))
            service.start()
            check(send_onebot(service, 1, 10000, f"/setup {code} owners")[0] in (200, 204), "/setup")
            code2 = None
            status, _, _ = send_onebot(service, 2, 10000,
                                       "/vote 是否更换8号楼门禁？ ｜ 同意 ｜ 反对 ｜ 弃权 --until 2099-01-01")
            status, _, _ = send_onebot(service, 3, 10000, "/cancel V1 改成同意反对的表决")
            send_onebot(service, 4, 10000, "/vote 是否更换8号楼门禁？ --until 2099-01-01")
            votes = service.api("/v1/votes")["votes"]
            check(len(votes) == 2, f"votes: {votes}")
            vote, expected, told = votes[-1]["id"], {}, 0
            message = 100
            for i in range(VOTERS):
                choice = rng.choice(["同意"] * 5 + ["反对"] * 3 + ["弃权"])
                words = {"同意": YES, "反对": NO, "弃权": ABSTAIN}[choice]
                for attempt in range(rng.choice([1, 1, 1, 2])):
                    message += 1
                    text = rng.choice(words).replace("V1", "V2")
                    if i % 2 == 0:
                        status, _, _ = send_onebot(service, message, 10000 + i, text)
                    else:
                        status, _, _ = send_telegram(service, message, 500000 + i, text, chat=500000 + i)
                    check(status in (200, 204), f"voter {i}: {status}")
                expected[i] = choice
            tally = service.api(f"/v1/votes/{vote}/tally")
            check(tally["options"] is None, "the split is shown before the close")
            check(tally["participating"]["rights"] == VOTERS, f"{tally['participating']}")
            send_onebot(service, 5, 10000, "/close V2 全部已投")
            for i in range(5):  # late
                send_onebot(service, 900 + i, 10000 + 2 * i, "反对")
            tally = service.api(f"/v1/votes/{vote}/tally")
            got = {o["key"]: o["rights"] for o in tally["options"]}
            want = collections.Counter(expected.values())
            check(got == {k: want.get(k, 0) for k in ("同意", "反对", "弃权")}, f"{got} is not {dict(want)}")
            check(tally["passed"] == (2 * want["同意"] > VOTERS), f"verdict {tally['passed']}")
            wait_for(lambda: any("表决结果" in t for t in platform.texts("onebot/send_group")), 20, "the result")
            # Telegram voters are confirmed one by one, in their own chat, exactly once a ballot.
            def confirmations():
                return [t for t in platform.texts("sendMessage") if "已登记" in t or "已改为" in t]
            wait_for(lambda: len(confirmations()) >= VOTERS // 2, 30, "private confirmations")
            per_chat = collections.Counter(
                json.loads(r["body"])["chat_id"] for r in platform.requests("sendMessage")
                if "已登记" in r["body"].decode())
            check(all(n == 1 for n in per_chat.values()), f"confirmed twice: {per_chat.most_common(3)}")
            check(len(per_chat) == VOTERS // 2, f"{len(per_chat)} of {VOTERS // 2} were confirmed")
