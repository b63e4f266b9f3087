#!/usr/bin/env python3
"""Every scheme of docs/formats/pseudonyms.md once more, from that page alone: prints the lines of expected.txt.

Needs Python 3.8 or later and the package `cryptography`. Nothing here is shared with the program; the tests compare the two.
"""
import hashlib
import hmac
import json
import unicodedata

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

MASTER = bytes([7] * 32)
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def derive(info, count=32):
    info = json.dumps(info, separators=(",", ":"), ensure_ascii=False).encode()
    prk, output, block, number = mac(bytes(32), MASTER), b"", b"", 1
    while len(output) < count:
        block = mac(prk, block + info + bytes([number]))
        output, number = output + block, number + 1
    return output[:count]


def key(form, domain="research", namespace="passport-no", profile="document-v1", epoch="1", nonce=None, count=32):
    info = ["tidegate/pseudonym/v2", domain, namespace, profile, epoch] + form
    return derive(info + (["release", nonce.hex()] if nonce else []), count)


def damm(digits):
    table = ["0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
             "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"]
    row = 0
    for digit in digits:
        row = int(table[row][int(digit)])
    return str(row)


def pure(text, modulus, radix, characters, two):
    total = 0
    for character in text:
        total = total * radix + characters.index(character)
    total *= radix ** (2 if two else 1)
    check = (1 - total) % modulus
    return characters[check // radix] + characters[check % radix] if two else characters[check]


def base32(data):
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return "".join(CROCKFORD[int(bits[at:at + 5], 2)] for at in range(0, len(bits), 5))


def ff1(secret, text, alphabet, tweak, forward=True):
    block = Cipher(algorithms.AES(secret), modes.ECB()).encryptor().update
    radix, n = len(alphabet), len(text)
    u, v = n // 2, n - n // 2
    b = ((radix ** v - 1).bit_length() + 7) // 8
    d = 4 * ((b + 3) // 4) + 4
    head = bytes([1, 2, 1]) + radix.to_bytes(3, "big") + bytes([10, u % 256]) + n.to_bytes(4, "big") + len(tweak).to_bytes(4, "big")
    number = lambda part: sum(alphabet.index(c) * radix ** i for i, c in enumerate(reversed(part)))

    def written(value, length):
        digits = ""
        for _ in range(length):
            value, digit = divmod(value, radix)
            digits = alphabet[digit] + digits
        return digits

    left, right = text[:u], text[u:]
    for turn in range(10):
        i = turn if forward else 9 - turn
        message = tweak + bytes(-(len(tweak) + b + 1) % 16) + bytes([i]) + number(right if forward else left).to_bytes(b, "big")
        state = bytes(16)
        for at in range(0, len(head + message), 16):
            state = block(bytes(x ^ y for x, y in zip(state, (head + message)[at:at + 16])))
        stream, j = state, 1
        while len(stream) < d:
            stream += block((int.from_bytes(state, "big") ^ j).to_bytes(16, "big"))
            j += 1
        y, m = int.from_bytes(stream[:d], "big"), u if i % 2 == 0 else v
        if forward:
            left, right = right, written((number(left) + y) % radix ** m, m)
        else:
            left, right = written((number(right) - y) % radix ** m, m), left
    return left + right


def document(text):
    """document-v1 for what Python's older or newer tables write the same."""
    text = "".join(c for c in unicodedata.normalize("NFC", text) if c not in "'`\u00b4\u2018\u2019")
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    dropped = lambda c: c.isspace() or 0x2010 <= ord(c) <= 0x205E or (ord(c) < 0x80 and not c.isalnum())
    text = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text if not dropped(c))
    return "".join(c.upper() if c.isascii() else c for c in unicodedata.normalize("NFKC", text))


def key_filter(fields, salt=""):
    """1,024 bits by random hashing, 10 bits for each part: two characters of names, one at its place of dates."""
    bits = set()
    for name, text, q, places in fields:
        secret = derive(["tidegate/filter/v1", "linkage", "field/" + name])
        padded = text if places else f" {text} "
        for at in range(len(padded) - q + 1):
            message = salt.encode() + b"\0" + padded[at:at + q].encode() + (bytes([0, at]) if places else b"")
            code = mac(secret, message)
            for bit in range(10):
                word = int.from_bytes(code[8 * (bit // 4):8 * (bit // 4) + 8], "big")
                bits.add((word >> 16 * (bit % 4)) % 1024)
    return sum(1 << bit for bit in bits).to_bytes(128, "little").hex()


def multiply(a, b):
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a, b = a << 1 ^ (0x11B if a & 0x80 else 0), b >> 1
    return product


def combine(shares):
    secret = b""
    rows = [share.split("-") for share in shares]
    for share, row in zip(shares, rows):
        assert hashlib.sha256(share.rsplit("-", 1)[0].encode()).hexdigest()[:8] == row[5]
    values = []
    for row in rows:
        bits = "".join(f"{CROCKFORD.index(c):05b}" for c in row[4])
        values.append((int(row[3]), bytes(int(bits[at:at + 8], 2) for at in range(0, len(bits) // 8 * 8, 8))))
    for place in range(len(values[0][1])):
        total = 0
        for x, own in values:
            term = own[place]
            for other, _ in values:
                if other != x:
                    inverse = next(i for i in range(256) if multiply(i, x ^ other) == 1)
                    term = multiply(term, multiply(other, inverse))
            total ^= term
        secret += bytes([total])
    return secret.hex()


def split(secret, coefficients, places):
    """Shares of which two are needed, with chance that is given."""
    for x in places:
        values = bytes(byte ^ multiply(chance, x) for byte, chance in zip(secret, coefficients))
        body = f"tideshare1-0102030405060708-2-{x}-{base32(values)}"
        yield body + "-" + hashlib.sha256(body.encode()).hexdigest()[:8]


if __name__ == "__main__":
    identifier = document(" ab-12 34.56")
    assert identifier == "AB123456"
    raw = identifier.encode()
    code = mac(key(["hmac", "base32-26-mod-37-2"]), raw)
    token = base32(code)[:26]
    print("hmac base32-26-mod-37-2", token + pure(token, 37, 2, ALPHANUMERIC + "*", False))
    code = mac(key(["hmac", "decimal-20-damm"]), raw)
    token = str(int.from_bytes(code, "big") % 10 ** 20).zfill(20)
    print("hmac decimal-20-damm", token + damm(token))
    code = mac(key(["hmac", "hex-24-mod-1271-36"]), raw)
    token = code.hex()[:24]
    print("hmac hex-24-mod-1271-36", token + pure(token.upper(), 1271, 36, ALPHANUMERIC, True).lower())
    code = mac(key(["hmac", "hex-32"], nonce=bytes(range(32))), raw)
    print("hmac hex-32 release", code.hex()[:32])
    code = key(["ff1", ALPHANUMERIC, ""])
    sealed = ff1(code, identifier, ALPHANUMERIC, b"research")
    assert ff1(code, sealed, ALPHANUMERIC, b"research", forward=False) == identifier
    print("ff1 alphanumeric", sealed)
    code = key(["ff1", "0123456789", "mod-97-10"])
    sealed = ff1(code, "123456789012", "0123456789", b"research")
    print("ff1 decimal mod-97-10", sealed + pure(sealed, 97, 10, "0123456789", True))
    long = "8" * 60
    print("ff1 decimal long", ff1(key(["ff1", "0123456789", ""]), long, "0123456789", b"research"))
    keys = key(["siv", "base32"], count=64)
    print("siv base32", base32(AESSIV(keys).encrypt(raw, [b"research", b"passport-no", b"1"])))
    outer = mac(derive(["tidegate/pseudonym/v1", "office", "passport-no", "document-v1", "1"]), raw).hex()[:32]
    inner = mac(key(["hmac", "hex-32", "within", "office"]), outer.encode()).hex()[:32]
    print("hmac hex-32 within", inner)
    outer = ff1(key(["ff1", "0123456789", ""], domain="office"), "123456789012", "0123456789", b"office")
    inner = ff1(key(["ff1", "0123456789", "damm", "within", "office"]), outer, "0123456789", b"research")
    print("ff1 decimal damm within", inner + damm(inner))
    fields = [("given", "zoe", 2, False), ("family", "o brien", 2, False), ("born", "19800229", 1, True)]
    print("filter", key_filter(fields, "1980"))
    shares = list(split(MASTER, range(100, 132), [1, 2, 200]))
    assert combine(shares[1:]) == combine(shares[:2]) == MASTER.hex()
    for share in shares:
        print("share", share)
