"""A statistics service on this machine: PxWeb and Sotkanet over real HTTP, and misbehaving when told."""

import gzip
import itertools
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from figures.connectors.addresses import Service

Headers = dict[str, str]
# Two hundred megabytes of nothing, in two hundred kilobytes.
BOMB = gzip.compress(bytes(200_000_000), compresslevel=1)


@dataclass
class Fault:
    """One reply that is not as it should be: a status, or a raw body, or a manner of sending."""

    status: int = 200
    headers: Headers = field(default_factory=dict)
    body: bytes | None = None
    manner: str = ""  # cut, drip, bomb, endless
    only: str = ""  # a part of the path


@dataclass
class Table:
    """A PxWeb table: its variables as metadata gives them, and a value for each combination of codes."""

    variables: list[dict[str, Any]]
    value: Any
    unit: str = "lukumäärä"
    updated: str = "2026-04-01T05:00:00Z"
    spelling: str = "dense"  # or sparse, listed (index as list), text (values as texts)
    status: Any = None


class Statistics:
    """What the service holds, what it was asked, and the faults it is to commit next."""

    def __init__(self) -> None:
        self.tables: dict[str, Table] = {}
        self.indicators: list[dict[str, Any]] = []
        self.regions: list[dict[str, Any]] = []
        self.data: list[dict[str, Any]] = []
        self.config: Any = {"maxValues": 1000, "maxCells": 1000, "maxCalls": 1000, "timeWindow": 1}
        self.faults: list[Fault] = []
        self.asked: list[str] = []
        self.port = 0

    def service(self, path: str = "/fi") -> Service:
        return Service("127.0.0.1", self.port, path, is_https=False, nearby=True)

    def fault_for(self, path: str) -> Fault | None:
        for fault in self.faults:
            if fault.only in path:
                self.faults.remove(fault)
                return fault
        return None

    def answer(self, path: str, body: Any) -> tuple[int, Any]:
        where, _mark, query = path.partition("?")
        if where.startswith("/rest"):
            return self._sotkanet(where, query)
        if where == "/fi/" and query == "config":
            return 200, self.config
        folder, name = where.rsplit("/", 1)
        if (
            folder in {"/fi/StatFin", "/fi/StatFin/vaerak"}
            and name.removesuffix(".px") in self.tables
        ):
            table = self.tables[name.removesuffix(".px")]
            return (
                (200, {"title": name, "variables": table.variables})
                if body is None
                else self._cube(table, body)
            )
        if where == "/fi/StatFin/vaerak":
            return 200, [
                {"id": f"{key}.px", "type": "t", "text": key, "updated": table.updated}
                for key, table in self.tables.items()
            ]
        return 404, {"error": "Not found"}

    def _cube(self, table: Table, body: Any) -> tuple[int, Any]:
        chosen = {}
        for variable in table.variables:
            asked = next((q for q in body["query"] if q["code"] == variable["code"]), None)
            if asked is None:
                continue
            if not set(asked["selection"]["values"]) <= set(variable["values"]):
                return 400, {"error": "Bad request"}
            chosen[variable["code"]] = asked["selection"]["values"]
        if {q["code"] for q in body["query"]} - {v["code"] for v in table.variables}:
            return 400, {"error": "Bad request"}
        keys = list(itertools.product(*chosen.values()))
        if len(keys) > self.config["maxCells"]:
            return 403, {"error": "Too many values"}
        return 200, self.written(
            table, chosen, [table.value(dict(zip(chosen, key, strict=True))) for key in keys]
        )

    def written(self, table: Table, chosen: dict[str, list[str]], values: list[Any]) -> Any:
        def index(codes: list[str]) -> Any:
            return (
                codes if table.spelling == "listed" else {code: n for n, code in enumerate(codes)}
            )

        dimension: dict[str, Any] = {
            code: {
                "label": code,
                "category": {"index": index(codes), "label": {c: c for c in codes}},
            }
            for code, codes in chosen.items()
        }
        if "contentscode" in dimension:
            units = {code: {"base": table.unit, "decimals": 0} for code in chosen["contentscode"]}
            dimension["contentscode"]["category"]["unit"] = units
        said: Any = values
        if table.spelling == "sparse":
            said = {str(n): value for n, value in enumerate(values) if value is not None}
        if table.spelling == "text":
            said = [None if value is None else str(value).replace(".", ",") for value in values]
        document = {
            "class": "dataset", "version": "2.0", "updated": table.updated, "id": list(chosen),
            "size": [len(codes) for codes in chosen.values()], "dimension": dimension, "value": said,
        }  # fmt: skip
        if table.status is not None:
            document["status"] = table.status
        return document

    def _sotkanet(self, where: str, query: str) -> tuple[int, Any]:
        name = where.rsplit("/", 1)[1]
        if name == "json":
            if "," in query:
                return 400, {"error": "comma"}
            years = {int(part[6:]) for part in query.split("&") if part.startswith("years=")}
            return 200, [line for line in self.data if line["year"] in years]
        found = {"indicators": self.indicators, "regions": self.regions}.get(name)
        return (200, found) if found is not None else (404, {})


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def statistics(self) -> Statistics:
        assert isinstance(self.server, Quiet)
        return self.server.statistics

    def do_GET(self) -> None:
        self._reply(None)

    def do_POST(self) -> None:
        self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _reply(self, body: Any) -> None:
        self.statistics.asked.append(self.path)
        fault = self.statistics.fault_for(self.path)
        if fault and fault.manner:
            getattr(self, f"_{fault.manner}")()
            return
        if fault:
            self._send(fault.status, fault.body or b"{}", fault.headers)
            return
        status, said = self.statistics.answer(self.path, body)
        self._send(
            status,
            json.dumps(said).encode(),
            {"Content-Type": "application/json; charset=utf-8"},
        )

    def _send(self, status: int, content: bytes, headers: Headers) -> None:
        if "gzip" in self.headers.get("Accept-Encoding", "") and len(content) > 500:
            content, headers = gzip.compress(content), {**headers, "Content-Encoding": "gzip"}
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b'{"variables": [')
        self.close_connection = True

    def _cut_gzip(self) -> None:
        content = gzip.compress(json.dumps(list(range(5000))).encode())[:2000]
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b" ")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)
        self.close_connection = True

    def _bomb(self) -> None:
        content = BOMB
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(3200):
                self.wfile.write(b" " * 65536)
        except OSError:
            pass
        self.close_connection = True

    def log_message(self, *_said: Any) -> None:
        pass


class Quiet(ThreadingHTTPServer):
    """A server that says nothing of callers who hang up."""

    daemon_threads = True
    statistics: Statistics

    def handle_error(self, *_said: Any) -> None:
        pass


@contextmanager
def serving() -> Iterator[Statistics]:
    """Run the service on a free port until the block ends."""
    statistics = Statistics()
    server = Quiet(("127.0.0.1", 0), Handler)
    server.statistics = statistics
    statistics.port = server.server_address[1]
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield statistics
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def variable(
    code: str, values: list[str], texts: list[str] | None = None, **said: Any
) -> dict[str, Any]:
    return {"code": code, "text": code, "values": values, "valueTexts": texts or values, **said}


def population(areas: list[str], years: list[str], value: Any = None) -> Table:
    """Return a table of the population by area, sex and year, its codes as they have been since June 2026."""
    return Table(
        [
            variable("alue_23_20260101", ["SSS", *areas], elimination=True),
            variable(
                "sukupuoli_9_20180101",
                ["SSS", "1", "2"],
                ["Yhteensä", "Miehet", "Naiset"],
                elimination=True,
            ),
            variable("timeperiod_y", years, time=True),
            variable("contentscode", ["vaesto"], ["Väestö 31.12."]),
        ],
        value or (lambda _at: 1000),
    )
