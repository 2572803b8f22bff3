"""Fetching by address: real servers on this machine, and what no address may reach."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket

import pytest
import trustme

from news.importing.documents import RawFile
from news.importing.fetching import INTERNET, Network, fetch, is_public
from news.importing.messages import INTAKE
from news.importing.pipeline import process

PAGE = "<html><body><p>Các cảng chia sẻ dấu hiệu tấn công mạng trong vòng một giờ.</p></body></html>".encode()
HTML = "text/html; charset=utf-8"
LISTED = "bao.example"


class Pages(BaseHTTPRequestHandler):
    """A newspaper with pages good and bad; ``asked`` remembers what was asked for."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str | None]]
    released: threading.Event

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("Host")))
        name = self.path.strip("/").partition("?")[0].replace("-", "_")
        getattr(self, f"page_{name}", self.page_missing)()

    def answer(self, data: bytes = PAGE, kind: str | None = HTML, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for key, value in {"Content_Length": str(len(data)), **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def page_article(self) -> None:
        self.answer()

    def page_plain(self) -> None:
        self.answer("Chữ".encode(), "text/plain")

    def page_picture(self) -> None:
        self.answer(b"\x89PNG", "image/png")

    def page_untyped(self) -> None:
        self.answer(kind=None)

    def page_packed(self) -> None:
        self.answer(Content_Encoding="gzip")

    def page_large(self) -> None:
        self.answer(b"a" * 3_000)

    def page_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"a" * 100)

    def page_cut(self) -> None:
        self.answer(Content_Length=str(len(PAGE) + 50))
        self.close_connection = True

    def page_dripping(self) -> None:
        """Begin an answer and never end it, sending a little now and then."""
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        while not self.released.wait(0.02):
            self.wfile.write(b"a")

    def page_silent(self) -> None:
        self.released.wait()

    def page_missing(self) -> None:
        self.answer(status=404)

    def page_nonsense(self) -> None:
        self.wfile.write(b"\x00\xff nonsense\r\n\r\n")
        self.close_connection = True

    def page_onward(self) -> None:
        self.answer(b"", None, 302, Location="/article")

    def page_round(self) -> None:
        self.answer(b"", None, 301, Location="/round")

    def page_away(self) -> None:
        self.answer(b"", None, 302, Location="http://other.example/article")

    def page_inward(self) -> None:
        self.answer(b"", None, 302, Location=f"http://inside.example:{self.server.server_address[1]}/article")

    def page_file(self) -> None:
        self.answer(b"", None, 302, Location="file:///etc/passwd")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def pages() -> Iterator[ThreadingHTTPServer]:
    handler = type("Handler", (Pages,), {"asked": [], "released": threading.Event()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda request, address: None  # a client that hangs up is what some tests want
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    handler.released.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def get(pages: ThreadingHTTPServer) -> Callable[..., RawFile]:
    """Fetch a page of the server as if it were at LISTED; other names of its kind resolve to it as well."""
    port = pages.server_address[1]
    network = Network(resolve=lambda host, port: ["127.0.0.1"], may_reach=lambda address: True, size=2_000)

    def get_page(path: str, **changes: object) -> RawFile:
        return fetch(f"http://{LISTED}:{port}/{path}", [f"{LISTED}:{port}"], replace(network, **changes))

    return get_page


def test_a_page_is_fetched_by_its_own_name(get: Callable[..., RawFile], pages: ThreadingHTTPServer) -> None:
    file = get("article?id=1&q=cảng biển#đoạn")
    port = pages.server_address[1]
    assert file == RawFile(f"http://{LISTED}:{port}/article?id=1&q=c%E1%BA%A3ng%20bi%E1%BB%83n", PAGE)
    assert pages.RequestHandlerClass.asked == [
        ("/article?id=1&q=c%E1%BA%A3ng%20bi%E1%BB%83n", f"{LISTED}:{port}"),
    ]  # fmt: skip
    (document,) = process([file]).documents
    assert "tấn công mạng" in document.body


def test_plain_text_and_redirects_are_followed(get: Callable[..., RawFile]) -> None:
    assert get("plain").data == "Chữ".encode()
    file = get("onward")
    assert (file.data, file.path.endswith("/article")) == (PAGE, True)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("missing", "status"),
        ("picture", "content_type"),
        ("untyped", "content_type"),
        ("packed", "content_type"),
        ("large", "page_too_large"),
        ("endless", "page_too_large"),
        ("cut", "answer"),
        ("nonsense", "answer"),
        ("round", "redirects"),
        ("away", "host"),
        ("inward", "host"),
        ("file", "address"),
    ],
)
def test_what_cannot_be_taken_is_said(path: str, code: str, get: Callable[..., RawFile]) -> None:
    file = get(path)
    assert file.data == b""
    assert (file.problem or "").startswith(INTAKE[code].split("{")[0])


@pytest.mark.parametrize("path", ["dripping", "silent"])
def test_a_slow_server_is_hung_up_on(path: str, get: Callable[..., RawFile]) -> None:
    """The server would go on for ever, so coming back at all is what is tested."""
    file = get(path, seconds=0.3, size=10**9)
    assert file.problem == INTAKE["slow"].format(limit="0.3")


def test_a_slow_resolver_is_left_alone(get: Callable[..., RawFile], pages: ThreadingHTTPServer) -> None:
    never = pages.RequestHandlerClass.released
    file = get("article", seconds=0.1, resolve=lambda host, port: [str(never.wait())])
    assert file.problem == INTAKE["slow"].format(limit="0.1")


def test_three_redirects_are_followed_and_no_more(get: Callable[..., RawFile], pages: ThreadingHTTPServer) -> None:
    get("round")
    assert len(pages.RequestHandlerClass.asked) == 4


def test_a_redirect_is_resolved_and_checked_anew(pages: ThreadingHTTPServer) -> None:
    port = pages.server_address[1]
    inside = f"inside.example:{port}"
    network = Network(
        resolve=lambda host, port: ["127.0.0.1"] if host == LISTED else ["127.0.0.2"],
        may_reach=lambda address: address == "127.0.0.1",
    )
    file = fetch(f"http://{LISTED}:{port}/inward", [f"{LISTED}:{port}", inside], network)
    assert file.problem == INTAKE["private_address"].format(host="inside.example")


def test_the_address_that_was_checked_is_the_one_connected_to(pages: ThreadingHTTPServer) -> None:
    """A name that resolves to another address each time is asked once."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    checked: list[str] = []
    port = pages.server_address[1]
    network = Network(
        resolve=lambda host, port: next(answers), may_reach=lambda address: checked.append(address) is None
    )
    assert fetch(f"http://{LISTED}:{port}/article", [f"{LISTED}:{port}"], network).data == PAGE
    assert checked == ["127.0.0.1"]


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::ffff:169.254.169.254"]])
def test_one_address_inside_is_enough_to_refuse(addresses: list[str]) -> None:
    network = replace(INTERNET, resolve=lambda host, port: addresses)
    assert fetch(f"https://{LISTED}/", [LISTED], network).problem == INTAKE["private_address"].format(host=LISTED)


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.255.0.9 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
    192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255
    :: ::1 ::7f00:1 fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 fec0::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1
    ::ffff:10.0.0.1 ::ffff:a9fe:a9fe 2002:7f00:1:: 2002:a00:1:: 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1
    2001:0:4136:e378:8000:63bf:80ff:fffe localhost 2130706433""".split(),
)
def test_what_is_not_the_public_internet_is_not_reached(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::"])
def test_public_addresses_are_reached(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", "address"),
        ("bao.example/tin", "address"),
        ("ftp://bao.example/tin", "address"),
        ("file:///etc/passwd", "address"),
        ("javascript:alert(1)", "address"),
        ("http://", "address"),
        ("http://bao.example@other.example/", "address"),
        ("http://bao.example:80@bao.example/", "address"),
        ("http://bao.example\\@other.example/", "address"),
        ("http://bao.example/\r\nHost: x", "address"),
        ("http://bao.example:99999/", "address"),
        ("http://bao.example:x/", "address"),
        ("http://[::1/", "address"),
        ("http://a..b/", "address"),
        ("http://" + "a" * 70 + ".example/", "address"),
        ("http://\ud800.example/", "address"),
        ("http://other.example/", "host"),
        ("http://notbao.example/", "host"),
        ("http://bao.example.other.example/", "host"),
        ("http://bao.example:8080/", "host"),
        ("http://127.0.0.1/", "host"),
        ("http://[::1]/", "host"),
        ("http://sub.bao.example/", "host"),
    ],
)
def test_addresses_not_allowed_are_never_looked_up(url: str, code: str) -> None:
    looked_up: list[str] = []
    network = replace(INTERNET, resolve=lambda host, port: looked_up.append(host) or [])
    file = fetch(url, [LISTED], network)
    assert looked_up == []
    assert (file.problem or "").startswith(INTAKE[code].split("{")[0])


@pytest.mark.parametrize(
    ("listed", "url"),
    [
        ([".example"], "http://tin.bao.example/"),
        ([".bao.example"], "http://BAO.example./"),
        (["báo.example"], "http://xn--bo-mia.example/"),
        ([" BAO.example "], "https://bao.example:443/"),
        (["xn--bo-mia.example"], "http://báo.example/"),
        (["bao.example:8080"], "http://bao.example:8080/"),
    ],
)
def test_the_list_names_hosts_domains_and_ports(listed: list[str], url: str) -> None:
    file = fetch(url, listed, replace(INTERNET, resolve=lambda host, port: []))
    assert (file.problem or "").startswith(INTAKE["unknown_host"].split("{")[0])


@pytest.mark.parametrize("listed", [[], [""], ["."], ["*"], ["example"], ["bao.example:8080"], ["a..b"]])
def test_nothing_else_is_listed(listed: list[str]) -> None:
    file = fetch("http://bao.example/", listed, replace(INTERNET, resolve=lambda host, port: []))
    assert file.problem == INTAKE["host"].format(host=LISTED)


def test_nobody_listening_is_said(get: Callable[..., RawFile]) -> None:
    with socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        network = Network(resolve=lambda host, port: ["127.0.0.1"], may_reach=lambda address: True)
        file = fetch(f"http://{LISTED}:{port}/", [f"{LISTED}:{port}"], network)
    assert file.problem == INTAKE["unreachable"].format(host=LISTED)


@pytest.mark.parametrize(("certified", "trusted"), [(LISTED, True), (LISTED, False), ("other.example", True)])
def test_certificates_are_checked_against_the_name(
    certified: str, trusted: bool, get: Callable[..., RawFile], pages: ThreadingHTTPServer
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(certified).configure_cert(context)
    pages.socket = context.wrap_socket(pages.socket, server_side=True)

    def trust() -> ssl.SSLContext:
        own = ssl.create_default_context()
        if trusted:
            authority.configure_trust(own)
        return own

    port = pages.server_address[1]
    network = Network(resolve=lambda host, port: ["127.0.0.1"], may_reach=lambda address: True, trust=trust)
    file = fetch(f"https://{LISTED}:{port}/article", [f"{LISTED}:{port}"], network)
    if (certified, trusted) == (LISTED, True):
        assert file.data == PAGE
    else:
        assert file.problem == INTAKE["insecure"].format(host=LISTED)


def test_a_secure_page_does_not_lead_to_an_open_one(pages: ThreadingHTTPServer) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(LISTED).configure_cert(context)
    pages.socket = context.wrap_socket(pages.socket, server_side=True)
    own = ssl.create_default_context()
    authority.configure_trust(own)
    port = pages.server_address[1]
    network = Network(resolve=lambda host, port: ["127.0.0.1"], may_reach=lambda address: True, trust=lambda: own)
    file = fetch(f"https://{LISTED}:{port}/inward", [f"{LISTED}:{port}", f"inside.example:{port}"], network)
    assert file.problem == INTAKE["insecure"].format(host=LISTED)
