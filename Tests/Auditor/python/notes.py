"""Policies and signed tree heads: C2SP tlog-policy, signed-note, tlog-checkpoint, tlog-cosignature."""

import base64
import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime, timezone

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class Failed(Exception):
    """What a question failed on."""


def decode(text):
    """Base64 of RFC 4648 section 4 in its one canonical form."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Failed(f"no base64: {error}") from error
    if base64.b64encode(raw).decode() != text:
        raise Failed("base64 is not canonical")
    return raw


def utc(seconds):
    try:
        return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return f"second {seconds} of 1970"


@dataclass
class Key:
    """A verifier key: a name, its kind (1 a log, 4 a witness) and 32 bytes."""

    name: str
    kind: int
    raw: bytes

    @classmethod
    def read(cls, vkey, kind):
        name, digest, material = (vkey.split("+", 2) + ["", ""])[:3]
        raw = decode(material)
        if not name or len(raw) != 33 or raw[0] != kind:
            raise Failed(f"no verifier key of kind {kind:02x}")
        key = cls(name, kind, raw[1:])
        if key.id.hex() != digest:
            raise Failed("the hash in a verifier key is not the key's")
        return key

    @property
    def id(self):
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.raw).digest()[:4]

    def verify(self, signature, text):
        """The time of a cosignature, 0 of a log's signature; fails if it does not hold."""
        time, message = 0, text
        if self.kind == 4:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            message = b"cosignature/v1\ntime %d\n" % time + text
        if time >= 2**63:
            raise Failed(f"the time of {self.name} is too large")
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, message)
        except InvalidSignature as error:
            raise Failed(f"the signature of {self.name} does not hold") from error
        return time


@dataclass
class Policy:
    logs: list = field(default_factory=list)
    witnesses: dict = field(default_factory=dict)  # name in the policy -> Key
    groups: dict = field(default_factory=dict)  # name -> (how many are needed, members)
    quorum: str = ""
    bytes: bytes = b""

    @classmethod
    def read(cls, path):
        policy = cls(bytes=path.read_bytes())
        if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", policy.bytes):
            raise Failed("policy: a control character")
        used = set()
        for line in policy.bytes.decode("latin-1").split("\n"):
            words = [word for word in re.split("[ \t]+", line) if word]
            known = set(policy.witnesses) | set(policy.groups)
            match words:
                case []:
                    pass
                case [word, *_] if word.startswith("#"):
                    pass
                case ["log", vkey, *url] if len(url) <= 1:
                    policy.logs.append(Key.read(vkey, 1))
                case ["witness", name, vkey, *url] if len(url) <= 1 and name not in known | {"none"}:
                    policy.witnesses[name] = Key.read(vkey, 4)
                case ["group", name, count, *members] if members and name not in known | {"none"}:
                    if not set(members) <= known - used or len(set(members)) != len(members):
                        raise Failed(f"policy: a member of {name} is unknown here, or in two groups")
                    used |= set(members)
                    needed = {"any": "1", "all": str(len(members))}.get(count, count)
                    if not re.fullmatch("[1-9][0-9]{0,8}", needed) or int(needed) > len(members):
                        raise Failed(f"policy: {count} of {len(members)} members")
                    policy.groups[name] = (int(needed), members)
                case ["quorum", name] if not policy.quorum and name in known | {"none"}:
                    policy.quorum = name
                case _:
                    raise Failed(f"policy: not understood: {line}")
        keys = [key.raw for key in policy.logs + list(policy.witnesses.values())]
        if not policy.quorum or not policy.logs or len(set(keys)) != len(keys):
            raise Failed("policy: no quorum, no log, or one key in two lines")
        return policy

    def met(self, name, signed):
        if name in self.groups:
            needed, members = self.groups[name]
            return sum(self.met(member, signed) for member in members) >= needed
        return name == "none" or name in signed

    def head(self, note, witnesses=True):
        """The signed tree head in a note. A log key has signed it; no signature of a known key fails."""
        try:
            if re.search("[\x00-\x09\x0b-\x1f]", note.decode()):
                raise Failed("a note with a control character")
        except UnicodeDecodeError as error:
            raise Failed("a note that is no UTF-8") from error
        text, blank, lines = note.rpartition(b"\n\n")
        text += b"\n"
        fields = text.decode().split("\n")[:-1]
        if not blank or not lines.endswith(b"\n") or len(fields) < 3 or "" in fields:
            raise Failed("no signed checkpoint")
        if not re.fullmatch("0|[1-9][0-9]{0,18}", fields[1]) or len(decode(fields[2])) != 32:
            raise Failed("no checkpoint: size or root")
        head = Head(fields[0], int(fields[1]), decode(fields[2]))
        by_log = False
        for line in lines.decode().split("\n")[:-1]:
            parts = re.fullmatch("— ([^ \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000+]+) (.+)", line)
            if not parts:
                raise Failed("no signature line")
            name, raw = parts[1], decode(parts[2])
            if len(raw) < 5:
                raise Failed("a signature of no length")
            for key in self.logs:
                if (key.name, key.id) == (name, raw[:4]):
                    key.verify(raw[4:], text)
                    by_log = by_log or name == head.origin
            for witness, key in self.witnesses.items():
                if witnesses and (key.name, key.id) == (name, raw[:4]):
                    head.signed[witness] = key.verify(raw[4:], text)
        if not by_log:
            raise Failed(f"no key that the policy names for {head.origin} has signed")
        return head

    def seen(self, head):
        text = "".join(f"{name} at {utc(time)}, " for name, time in head.signed.items())
        text += f"{len(head.signed)} cosignatures, quorum {self.quorum}"
        if not self.met(self.quorum, head.signed):
            raise Failed(text + ": not met")
        return text


@dataclass
class Head:
    origin: str
    size: int
    root: bytes
    signed: dict = field(default_factory=dict)  # witness -> time, in seconds since 1970
