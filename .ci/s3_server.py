"""An S3 server for tests: moto behind a gate.

The gate keeps out other keys than the two it was made with, of which one may only read, lets one request in at a time, so
that looking for an object and storing it are one step as they are in S3, and can be told to fail requests as a network and
a busy server do.
"""

import dataclasses
import io
import random
import re
import socket
import threading

import boto3
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

REGION = "us-east-1"
ERROR = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{}</Code><Message>{}</Message></Error>'
BUSY = [(500, "InternalError"), (503, "SlowDown")]
SECONDS_TO_MEET = 5


@dataclasses.dataclass
class Faults:
    """What goes wrong, as shares of all requests; every so many conditional writes something happens for certain."""

    errors: float = 0
    lost: float = 0
    lose_each_write: int = 0
    conflict_each_write: int = 0
    seed: int = 1
    counts: dict = dataclasses.field(default_factory=lambda: {"requests": 0, "5xx": 0, "lost": 0, "lost commits": 0, "409": 0})

    def __post_init__(self):
        self.random = random.Random(self.seed)
        self.writes = 0

    def draw(self, conditional):
        """The fault of the next request: an error, "lost", or none."""
        self.counts["requests"] += 1
        if conditional:
            self.writes += 1
            if self.lose_each_write and self.writes % self.lose_each_write == 0:
                self.counts["lost commits"] += 1
                return "lost"
            if self.conflict_each_write and self.writes % self.conflict_each_write == 0:
                self.counts["409"] += 1
                return 409, "ConditionalRequestConflict"
        chance = self.random.random()
        if chance < self.errors:
            self.counts["5xx"] += 1
            return self.random.choice(BUSY)
        if chance < self.errors + self.lost:
            self.counts["lost"] += 1
            return "lost"
        return None


class Gate:
    def __init__(self, application, key, reader):
        self.application = application
        self.key = key
        self.reader = reader
        self.faults = Faults()
        self.one_at_a_time = threading.Lock()
        self.meeting = None

    def __call__(self, environ, start_response):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        authorization = environ.get("HTTP_AUTHORIZATION", "")
        if f"Credential={self.reader}/" in authorization:
            if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
                return self.refuse(start_response, 403, "AccessDenied")
        elif f"Credential={self.key}/" not in authorization:
            return self.refuse(start_response, 403, "InvalidAccessKeyId")
        conditional = environ["REQUEST_METHOD"] == "PUT" and "HTTP_IF_NONE_MATCH" in environ
        if conditional and self.meeting:
            self.meeting.wait(SECONDS_TO_MEET)
        with self.one_at_a_time:
            fault = self.faults.draw(conditional)
            if fault and fault != "lost":
                return self.refuse(start_response, *fault)
            response = list(self.application(environ, start_response))
        if fault == "lost":
            environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
            raise ConnectionError("the response is lost")
        return response

    @staticmethod
    def refuse(start_response, status, code):
        text = ERROR.format(code, re.sub(r"(?<!^)(?=[A-Z])", " ", code)).encode()
        start_response(f"{status} {code}", [("Content-Type", "application/xml"), ("Content-Length", str(len(text)))])
        return [text]


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *anything):
        pass


class Server:
    """A server with one empty bucket, on a free port of this machine, until the process ends."""

    def __init__(self, key, secret, bucket, reader):
        self.gate = Gate(DomainDispatcherApplication(create_backend_app), key, reader)
        server = make_server("127.0.0.1", 0, self.gate, threaded=True, request_handler=Quiet)
        self.endpoint = f"http://127.0.0.1:{server.server_port}"
        self.bucket = bucket
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.client = boto3.client(
            "s3", endpoint_url=self.endpoint, aws_access_key_id=key, aws_secret_access_key=secret, region_name=REGION
        )
        self.client.create_bucket(Bucket=bucket)

    def objects(self, prefix=""):
        """Keys below a prefix, with the hash of their content."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix)
        return {entry["Key"]: entry["ETag"] for page in pages for entry in page.get("Contents", [])}

    def content(self, key):
        return self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read()

    def put(self, key, content):
        self.client.put_object(Bucket=self.bucket, Key=key, Body=content)
