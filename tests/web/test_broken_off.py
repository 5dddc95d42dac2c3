"""A list as data that breaks while it is sent: nobody takes what came for the whole."""

import logging
import socket
from collections.abc import Iterator

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from archive.web.broken_off import told


def torn() -> Iterator[bytes]:
    yield b"1949,Cable\r\n"
    raise RuntimeError("the database went away")


def test_a_list_that_breaks_is_a_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    request = RequestFactory().get("/documents.csv?person=joseph-stalin")
    with caplog.at_level(logging.ERROR), pytest.raises(RuntimeError):
        list(told(request, torn()))
    assert "/documents.csv?person=joseph-stalin broke off after 12 bytes" in caplog.text


def test_its_connection_is_reset_and_does_not_end() -> None:
    ours, theirs = connected()
    request = asking_through(ours)
    with pytest.raises(RuntimeError):
        ours.sendall(b"".join(told(request, torn())))
    with pytest.raises(ConnectionResetError):
        theirs.recv(100)


def test_a_whole_list_leaves_its_connection_alone() -> None:
    ours, theirs = connected()
    request = asking_through(ours)
    assert list(told(request, iter([b"all of it"]))) == [b"all of it"]
    ours.sendall(b"next")
    assert theirs.recv(4) == b"next"


def asking_through(connection: socket.socket) -> HttpRequest:
    """A request as the server hands it on, with the connection it came by."""
    request = RequestFactory().get("/documents.csv")
    request.META["gunicorn.socket"] = connection
    return request


def connected() -> tuple[socket.socket, socket.socket]:
    """Two ends of a connection through this machine."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        theirs = socket.create_connection(door.getsockname())
        ours, _ = door.accept()
    return ours, theirs
