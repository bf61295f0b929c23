"""A chat platform on loopback: records what linyi sends, answers as told."""
import http.server
import json
import threading
import time


class FakePlatform:
    """`answer(path, body, headers)` returns (status, headers, body) or None for the usual yes."""

    def __init__(self, answer=None):
        self.answer = answer
        self.seen = []  # {path, body, headers, at}
        self.lock = threading.Lock()
        platform = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # An answer in two packets would wait 40 ms for the receiver's delayed acknowledgement.
            wbufsize = 1 << 16
            disable_nagle_algorithm = True

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                with platform.lock:
                    platform.seen.append({"path": self.path, "body": body,
                                          "headers": dict(self.headers), "at": time.monotonic()})
                    number = len(platform.seen)
                try:
                    self.reply(body, number)
                except OSError:  # linyi was killed, or would not wait
                    self.close_connection = True

            def reply(self, body, number):
                told = platform.answer(self.path, body, dict(self.headers)) if platform.answer else None
                status, headers, out = told or (200, {}, usual(self.path, number))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(out)))
                self.end_headers()
                self.wfile.write(out)

            do_GET = do_POST

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False
            request_queue_size = 256

            def handle_error(self, request, client_address):
                pass  # a peer that is killed in the middle of a request is what we are here for

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def requests(self, part=""):
        with self.lock:
            return [r for r in self.seen if part in r["path"]]

    @staticmethod
    def chat_of(request):
        """The chat a plainhook message goes to."""
        return json.loads(request["body"]).get("chat", {}).get("id")

    def texts(self, part=""):
        """What residents would read, in order."""
        found = []
        for request in self.requests(part):
            try:
                found.append(text_of(json.loads(request["body"])))
            except ValueError:
                continue
        return found


def text_of(body):
    if "message" in body and isinstance(body["message"], dict):
        return body["message"].get("text", "")
    if isinstance(body.get("message"), list):
        return "".join(s["data"].get("text", "") for s in body["message"] if s["type"] == "text")
    return body.get("text", "")


def usual(path, number):
    if "telegram" in path:
        return json.dumps({"ok": True, "result": {"message_id": number, "username": "LinyiTestBot",
                                                  "can_read_all_group_messages": True}}).encode()
    if "onebot" in path:
        return json.dumps({"status": "ok", "retcode": 0, "data": {"message_id": number}}).encode()
    return json.dumps({"message_id": f"p-{number}"}).encode()
