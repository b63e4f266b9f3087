package import TideCore
import TideLedger

/// The log as a security information system takes it: one OCSF event for each entry, from what stands in clear alone.
///
/// *Source:* OCSF 1.1.0, class Entity Management (3004): an entry says that something came to be, changed or ended. Fields that OCSF
/// does not have stand under `unmapped`, as it asks.
package struct LogEvents {
    private let office: Office
    /// The program's version.
    private let program: String

    package init(office: Office, program: String) {
        self.office = office
        self.program = program
    }

    /// The events of the entries from an index on, oldest first, up to the tree head that may be published.
    ///
    /// - Returns: the events, and the index to ask for next.
    /// - Complexity: O(entries from there on).
    package func events(since first: Int) throws -> (events: [JSONValue], next: Int) {
        guard let head = try office.publishable(), first < head.size else { return ([], max(first, 0)) }
        var events: [JSONValue] = []
        for start in stride(from: max(first, 0), to: head.size, by: 512) {
            for stored in try office.ledger.store.entries(start..<min(head.size, start + 512)) {
                events.append(try event(stored, under: head))
            }
        }
        return (events, head.size)
    }

    private func event(_ stored: StoredEntry, under head: StoredHead) throws -> JSONValue {
        let file = "entry \(stored.index)"
        let statement = try Statement(Envelope(stored.body, file: file).payload, file: file)
        let activity = Activity(statement)
        let tile = stored.index / TilePath.width
        let width = min(TilePath.width, head.size - tile * TilePath.width)
        return [
            "activity_id": JSONValue(activity.number), "activity_name": .string(activity.name), "category_uid": 3,
            "class_uid": JSONValue(Self.classNumber),
            "entity": [
                "name": .string("\(statement.type.name) \(statement.state)"), "type": .string(statement.type.name),
                "uid": .string("\(office.ledger.origin)#\(stored.index)"),
            ],
            "metadata": [
                "log_name": .string(office.ledger.origin),
                "original_time": .string(statement.loggedAt?.description ?? ""),
                "product": ["name": "tidegate", "vendor_name": "tidegate", "version": .string(program)],
                "sequence": JSONValue(stored.index), "uid": .string(stored.leaf.hex), "version": "1.1.0",
            ],
            "severity_id": JSONValue(Self.severity(of: statement)), "status_id": 1,
            // Milliseconds since 1970.
            "time": JSONValue(Int(statement.loggedAt?.secondsSince1970 ?? 0) * 1000),
            "type_uid": JSONValue(Self.classNumber * 100 + activity.number),
            "unmapped": [
                "index": JSONValue(stored.index), "kind": .string(statement.type.name),
                "leaf": .string(stored.leaf.hex),
                "proof": [
                    "origin": .string(office.ledger.origin), "root": .string(head.root.hex),
                    "size": JSONValue(head.size),
                    "tile": .string(TilePath.entries(index: tile, width: width)),
                ],
                "state": .string(statement.state),
            ],
        ]
    }

    private static let classNumber = 3004

    /// What OCSF calls what happened.
    private enum Activity {
        case create, update, delete

        init(_ statement: Statement) {
            switch statement.state {
            case "genesis", "registered", "created", "released", "refused", "withheld", "enrolled", "proposed",
                "confirmed", "assigned", "custody":
                self = .create
            case "terminated", "recalled", "revoked", "erased", "frozen", "aborted": self = .delete
            default: self = .update
            }
        }

        var number: Int {
            switch self {
            case .create: 1
            case .update: 3
            case .delete: 4
            }
        }

        var name: String {
            switch self {
            case .create: "Create"
            case .update: "Update"
            case .delete: "Delete"
            }
        }
    }

    /// 1 informational, 2 low, 3 medium, 4 high.
    private static func severity(of statement: Statement) -> Int {
        switch (statement.type, statement.state) {
        case (.keyEvent, "revoked"), (.logEvent, "frozen"), (.logEvent, "recovered"), (.releaseIncident, _): 4
        case (.clockEvent, _), (.disclosureErasure, _), (.logEvent, "policy"), (.keyEvent, _), (.pseudonym, "reversed"),
            (.pseudonym, "custody"), (.pseudonym, "rotated"), (.pseudonym, "erased"):
            3
        case (.releaseDecision, "refused"), (.releaseDecision, "withheld"), (.releaseDelivery, "aborted"),
            (.agreement, "suspended"), (.agreement, "terminated"):
            2
        default: 1
        }
    }
}
