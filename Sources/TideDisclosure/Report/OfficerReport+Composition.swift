import TideCore

extension OfficerReportInput {
    /// What the release says together with earlier ones that somebody may hold beside it.
    package struct Composition: Hashable, Sendable {
        /// What one party may hold together; empty where no earlier release counts.
        package let groups: [Group]

        package init(groups: [Group]) { self.groups = groups }

        /// The largest set of releases that one party may hold, this one apart.
        package struct Group: Hashable, Sendable {
            /// The names of the earlier ones, oldest first.
            package let releases: [String]
            /// What the sizes count: `records` or `units`.
            package let counted: String
            /// How many must share a joint class at least.
            package let k: Int
            /// How many units the new source has.
            package let units: Int
            /// For each of the earlier ones, same order: how many units of the new source it has too.
            package let foundAgain: [Int]
            /// The joint classes of which any file shows something.
            package let jointClasses: Int
            /// The smallest of them; 0 where there is none.
            package let smallest: Int

            package init(
                releases: [String],
                counted: String,
                k: Int,
                units: Int,
                foundAgain: [Int],
                jointClasses: Int,
                smallest: Int
            ) {
                precondition(releases.count == foundAgain.count, "an earlier release without its count")
                self.releases = releases
                self.counted = counted
                self.k = k
                self.units = units
                self.foundAgain = foundAgain
                self.jointClasses = jointClasses
                self.smallest = smallest
            }
        }

        /// How many earlier releases there are in all groups, each once.
        var releaseCount: Int { Set(groups.flatMap(\.releases)).count }

        /// Each earlier release once, in the order of the groups, with how many of the new source's units it has too.
        var found: [(release: String, foundAgain: Int, group: Group)] {
            var seen: Set<String> = []
            return groups.flatMap { group in
                zip(group.releases, group.foundAgain).map { (release: $0, foundAgain: $1, group: group) }
            }.filter { seen.insert($0.release).inserted }
        }

        var json: JSONValue {
            [
                "earlierReleases": JSONValue(releaseCount),
                "groups": .array(
                    groups.map { group in
                        [
                            "releases": JSONValue(group.releases), "counted": .string(group.counted),
                            "k": JSONValue(group.k), "units": JSONValue(group.units),
                            "foundAgain": .array(group.foundAgain.map { JSONValue($0) }),
                            "jointClasses": JSONValue(group.jointClasses), "smallest": JSONValue(group.smallest),
                        ]
                    }
                ),
            ]
        }
    }

    /// The section on it; nothing where it was not looked at.
    var compositionSection: Markup {
        guard let composition else { return .nothing }
        let rows = composition.groups.map { group -> [TableMarkup.Cell] in
            [
                .text(group.releases.joined(separator: ", ")), .count(group.jointClasses),
                .text("at least \(FigureText.count(group.k)) \(group.counted)"), .count(group.smallest),
                .met(group.smallest == 0 || group.smallest >= group.k),
            ]
        }
        let count = composition.releaseCount
        return .section(
            "composition",
            "Together with what left before",
            rows.isEmpty
                ? [.paragraph("No earlier release is known that anybody may hold beside this one.")]
                : [
                    .paragraph(
                        "Held against \(FigureText.counted(count, "earlier release")) that somebody may hold beside this one."
                            + " A joint class is what all of these files together say of somebody, being left out of one among it."
                    ),
                    TableMarkup(
                        caption: "Joint classes",
                        headings: [
                            .text("Earlier releases"), .figure("Joint classes"), .text("Asked"), .figure("Smallest"),
                            .text("Result"),
                        ],
                        rows: rows
                    ).markup,
                    .paragraph(
                        "A joint class holds only as far as somebody is found again in the other file. Identifiers that are"
                            + " written in another way there are not, and are no part of the sizes above."
                    ),
                    TableMarkup(
                        caption: "Found again",
                        headings: [
                            .text("Earlier release"), .text("Counted"), .figure("In the new source"),
                            .figure("Found again"),
                        ],
                        rows: composition.found.map { line in
                            [
                                .text(line.release), .text(line.group.counted), .count(line.group.units),
                                .count(line.foundAgain),
                            ]
                        }
                    ).markup,
                ]
        )
    }

    /// Earlier releases of which nobody is found again in the new source.
    var unmetReleases: [String] {
        (composition?.found ?? []).filter { $0.foundAgain == 0 && $0.group.units > 0 }.map(\.release)
    }
}
