package import TideCore

/// The newest tree head that was known when an entry was made: the entry is not older than it.
package struct Anchor: Hashable, Sendable {
    package let checkpoint: Checkpoint
    /// Whether witnesses signed it; without them it is the log's own and dates nothing.
    package let isCosigned: Bool
    /// When a witness saw it.
    package let time: Instant?

    /// A tree head of the log itself that no witness signed.
    package init(uncosigned checkpoint: Checkpoint) {
        self.checkpoint = checkpoint
        self.isCosigned = false
        self.time = nil
    }

    /// A tree head that a quorum of witnesses signed.
    ///
    /// - Parameter time: when the quorum was complete, as the witnesses say.
    package init(cosigned checkpoint: Checkpoint, at time: Instant) {
        self.checkpoint = checkpoint
        self.isCosigned = true
        self.time = time
    }

    init?(_ value: JSONValue) {
        guard let origin = value["origin"]?.text, let size = value["size"]?.number, size >= 0,
            let root = value["root"]?.text.flatMap(NoteLines.hash), let isCosigned = value["cosigned"]?.truth
        else { return nil }
        self.checkpoint = Checkpoint(origin: origin, size: size, root: root)
        self.isCosigned = isCosigned
        // Its root and its size have one spelling each; so has a time of this length.
        if let time = value["time"] {
            guard value.members?.count == 5, let text = time.text, text.utf8.count == 20, let time = Instant(text)
            else { return nil }
            self.time = time
        } else {
            guard value.members?.count == 4 else { return nil }
            self.time = nil
        }
    }

    /// As it stands in an entry.
    package var json: JSONValue {
        .members([
            "cosigned": .bool(isCosigned),
            "origin": .string(checkpoint.origin),
            "root": .string(Base64.encode(checkpoint.root.bytes)),
            "size": JSONValue(checkpoint.size),
            "time": time.map { .string("\($0)") },
        ])
    }

    static let schema: JSONValue = [
        "additionalProperties": false,
        "properties": [
            "cosigned": ["type": "boolean"], "origin": ["type": "string"], "root": ["type": "string"],
            "size": ["minimum": 0, "type": "integer"], "time": ["type": "string"],
        ],
        "required": ["cosigned", "origin", "root", "size"],
        "type": "object",
    ]
}
