"""The x-tif headers against the vector of domain.md 5.1."""

from __future__ import annotations

from wire.signing import Signer, Unsigned, XTif, x_tif


def signer() -> Signer:
    return XTif("paas", "demo-token", lambda: 1700000000.9, lambda: "0123456789abcdef")


def test_the_vector() -> None:
    assert (
        x_tif("1700000000", "demo-token", "0123456789abcdef")
        == "18541097a7082307c2c3d6e6c0830ffb0d414fe6dc5c8ff91fc0affbee4e0d38"
    )


def test_the_headers() -> None:
    headers = signer().headers(b"{}")
    assert headers == {
        "x-tif-paasid": "paas",
        "x-tif-timestamp": "1700000000",
        "x-tif-nonce": "0123456789abcdef",
        "x-tif-signature": x_tif("1700000000", "demo-token", "0123456789abcdef"),
    }


def test_the_token_is_never_shown() -> None:
    assert "demo-token" not in repr(signer())


def test_unsigned() -> None:
    assert Unsigned().headers(b"{}") == {}
