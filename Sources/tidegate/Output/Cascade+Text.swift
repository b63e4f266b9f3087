import TideCore
import TideRelease

extension Cascade {
    /// What rests on the agreement, a line each.
    var text: String {
        downstream.map { next in
            let datasets = next.datasets.map(\.text).joined(separator: ", ")
            return "rests on it: \(next.agreement), \(next.provider) to \(next.recipient), \(datasets)\n"
        }.joined()
            + releases.map { release in
                let duties = release.duties.map { "  open: \($0.kind), due \($0.due.date), \($0.id)\n" }.joined()
                return "was released under it: \(release.id) of \(release.dataset) to \(release.recipient)\n" + duties
            }.joined()
    }

    var downstreamJSON: JSONValue {
        .array(
            downstream.map { next in
                [
                    "agreement": .string("\(next.agreement)"), "provider": .string(next.provider.text),
                    "recipient": .string(next.recipient.text), "datasets": JSONValue(next.datasets.map(\.text)),
                ]
            }
        )
    }

    var releasesJSON: JSONValue {
        .array(
            releases.map { release in
                [
                    "release": .string(release.id.text), "recipient": .string(release.recipient.text),
                    "dataset": .string(release.dataset.text),
                    "duties": .array(
                        release.duties.map { duty in
                            [
                                "duty": .string(duty.id), "kind": .string(duty.kind), "due": .string("\(duty.due)"),
                                "owedBy": .string(duty.owedBy.text),
                            ]
                        }
                    ),
                ]
            }
        )
    }
}
