"""A server that takes events of OpenLineage, as Marquez does, and keeps them."""

import http.server
import json
import threading


class LineageServer:
    """Listens at a free port of this machine until it is stopped."""

    def __init__(self):
        self.events = []
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                if self.path == "/api/v1/lineage":
                    server.events.append(json.loads(body))
                self.send_response(201 if self.path == "/api/v1/lineage" else 404)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.listening.server_port}"
        threading.Thread(target=self.listening.serve_forever, daemon=True).start()

    def stop(self):
        self.listening.shutdown()
        self.listening.server_close()


def names(datasets):
    """The names of data sets that lie on this machine."""
    return {dataset["name"] for dataset in datasets if dataset["namespace"] == "file"}
