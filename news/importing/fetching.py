"""Fetching: one page from a listed host, without becoming a way into the network the portal stands in.

Every address, redirects included, must be http or https, name a listed host, and resolve to public
addresses only; the connection goes to the very address that was checked. Size, time, redirects and
types are limited. Nothing raises: what cannot be had comes back as a ``RawFile`` whose ``problem``
says why, in Vietnamese.

No library does this with less: urllib3 and httpx limit each read, not the whole visit with its name resolution, and
what guards a network by addresses keeps no list of hosts. Around any of them all but a few lines would stay.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from news.importing.documents import RawFile
from news.importing.messages import said

LIMIT_BYTES = 5 * 1024 * 1024
LIMIT_SECONDS = 10.0
LIMIT_REDIRECTS = 3
CONTENT_TYPES = ("text/html", "text/plain")
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": "HanoiConventionPortal/1.0",
    "Accept": ", ".join(CONTENT_TYPES),
    "Accept-Encoding": "identity",
}
_NOT_PUBLIC = tuple(ipaddress.ip_network(name) for name in ("192.0.0.0/24", "64:ff9b::/96", "64:ff9b:1::/48"))
Resolver = Callable[[str, int], Collection[str]]


class _Refused(Exception):
    """``code`` is a key of ``messages.INTAKE``, ``details`` what its text needs."""

    def __init__(self, code: str, **details: str | float) -> None:
        super().__init__(code)
        self.reason = said(code, **details)


def addresses_of(host: str, port: int) -> list[str]:
    """The host's addresses, IPv4 and IPv6, in the system's order. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet; IPv4 addresses wrapped in IPv6 are judged by themselves."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if any(ip in network for network in _NOT_PUBLIC):
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if wrapped is not None:
            return is_public(str(wrapped))
        if ip.is_site_local:
            return False
    refused = (ip.is_private, ip.is_loopback, ip.is_link_local, ip.is_multicast, ip.is_reserved, ip.is_unspecified)
    return ip.is_global and not any(refused)


@dataclass(frozen=True)
class Network:
    """How names are resolved, which addresses may be reached, whose certificates are trusted, and the limits."""

    resolve: Resolver = addresses_of
    may_reach: Callable[[str], bool] = is_public
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    seconds: float = LIMIT_SECONDS
    size: int = LIMIT_BYTES
    redirects: int = LIMIT_REDIRECTS


INTERNET = Network()


def fetch(url: str, hosts: Collection[str], network: Network = INTERNET) -> RawFile:
    """The page at ``url``, named by the address it was finally found at.

    ``hosts`` are the names allowed, in full ("bao.example.vn"), with all below them (".example.vn"), or with a port
    other than the scheme's own ("bao.example.vn:8080"). Takes ``network.seconds`` at most.
    """
    visit = _Visit(network, time.monotonic() + network.seconds)
    try:
        for _ in range(network.redirects + 1):
            target = _checked(url, hosts)
            data, onward = visit.to(target)
            if onward is None:
                return RawFile(target.geturl(), data)
            onward = urljoin(target.geturl(), onward)
            if target.scheme == "https" and not onward.lower().startswith("https:"):
                raise _Refused("insecure", host=target.hostname or "")
            url = onward
        raise _Refused("redirects")
    except _Refused as refusal:
        return RawFile(url, b"", problem=refusal.reason)


def _checked(url: str, hosts: Collection[str]) -> SplitResult:
    """The parts of an address that may be asked for: its host in ASCII, its path escaped, no name or password."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        host = _ascii(parts.hostname or "")
        port = parts.port
    except ValueError as error:
        raise _Refused("address") from error
    if parts.scheme not in _PORTS or not host or "@" in parts.netloc or not url.isprintable() or "\\" in url:
        raise _Refused("address")
    own_port = port in (None, _PORTS[parts.scheme])
    if not any(_allows(listed.strip(), host, "" if own_port else str(port)) for listed in hosts):
        raise _Refused("host", host=host)
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if own_port else f"{shown}:{port}"
    path, query = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~"), quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return SplitResult(parts.scheme, netloc, path, query, "")


def _allows(listed: str, host: str, port: str) -> bool:
    """Whether one entry of the list allows this host, and this port unless it is the scheme's own ("")."""
    name, _, listed_port = listed.removeprefix(".").partition(":")
    try:
        name = _ascii(name)
    except ValueError:
        return False
    inside = listed.startswith(".") and host.endswith(f".{name}")
    return bool(name) and listed_port == port and (host == name or inside)


def _ascii(host: str) -> str:
    """A host's name in ASCII and lower case, without a final dot. Raises ValueError where it cannot be one."""
    return host.rstrip(".").encode("idna").decode().lower()


@dataclass
class _Visit:
    """The connections of one fetch, all before one deadline (of ``time.monotonic``)."""

    network: Network
    deadline: float
    _sockets: list[socket.socket] = field(default_factory=list)

    def to(self, target: SplitResult) -> tuple[bytes, str | None]:
        """(data, None) of a page, or (b"", where to go on)."""
        host, port = target.hostname or "", target.port or _PORTS[target.scheme]
        timer = threading.Timer(self.left(), self._hang_up)
        timer.daemon = True
        timer.start()
        connection = HTTPConnection(host, port)
        try:
            connection.sock = self._connected(host, port, target.scheme)
            path = f"{target.path}?{target.query}" if target.query else target.path
            connection.request("GET", path, headers={**_HEADERS, "Host": target.netloc, "Connection": "close"})
            with connection.getresponse() as response:
                return self._answer(response)
        except (HTTPException, OSError, ValueError) as error:
            self.left()
            if isinstance(error, ssl.SSLError):
                raise _Refused("insecure", host=host) from error
            raise _Refused("unreachable" if isinstance(error, ConnectionError) else "answer", host=host) from error
        finally:
            timer.cancel()
            connection.close()
            self._hang_up()

    def left(self) -> float:
        """The seconds left. Raises where there are none."""
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise _Refused("slow", limit=f"{self.network.seconds:g}")
        return seconds

    def _connected(self, host: str, port: int, scheme: str) -> socket.socket:
        """A connection to one of the host's addresses, after all of them were checked."""
        addresses = self._resolved(host, port)
        if not all(self.network.may_reach(address) for address in addresses):
            raise _Refused("private_address", host=host)
        for address in addresses:
            with suppress(OSError):
                plain = socket.create_connection((address, port), timeout=self.left())
                self._sockets.append(plain.dup())
                break
        else:
            self.left()
            raise _Refused("unreachable", host=host)
        self.left()
        if scheme == "http":
            return plain
        return self.network.trust().wrap_socket(plain, server_hostname=host)

    def _resolved(self, host: str, port: int) -> Collection[str]:
        """The host's addresses; a resolver that does not come back in time is left alone."""
        found: list[Collection[str]] = []

        def ask() -> None:
            with suppress(OSError, UnicodeError):
                found.append(self.network.resolve(host, port))

        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(self.left())
        self.left()
        if not found or not found[0]:
            raise _Refused("unknown_host", host=host)
        return found[0]

    def _answer(self, response: HTTPResponse) -> tuple[bytes, str | None]:
        """What a response holds, read no further than the limits."""
        onward = response.getheader("Location")
        if response.status in _REDIRECTS and onward:
            return b"", onward
        if response.status != 200:
            raise _Refused("status", status=response.status)
        kind = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        if kind not in CONTENT_TYPES or response.getheader("Content-Encoding", "identity") != "identity":
            raise _Refused("content_type", type=(kind or "?")[:60])
        data = response.read(self.network.size + 1) if (response.length or 0) <= self.network.size else None
        if data is None or len(data) > self.network.size:
            raise _Refused("page_too_large", limit=self.network.size // 1024 // 1024)
        self.left()
        if response.length:
            raise HTTPException("cut off")
        return data, None

    def _hang_up(self) -> None:
        """End every connection; whoever waits for one stops waiting."""
        with suppress(IndexError):
            while True:
                with self._sockets.pop() as held, suppress(OSError):
                    held.shutdown(socket.SHUT_RDWR)
