package import TideCore

extension ReportSchema {
    /// The schema of what `assess` prints for programs.
    package static let assessment: JSONValue = document(
        title: "risk and utility of a file as it stands, by Tidegate",
        Members(
            required: [
                "kind": ["const": "assessment"],
                "version": ["const": 1],
                "occasion": reference("occasion"),
                "measures": reference("measures"),
                "columns": list(
                    object(
                        Members(
                            required: ["name": text, "role": text],
                            optional: [
                                "dimension": text, "categories": count, "missing": count, "shareToldApart": ratio,
                                "uniqueWithout": count,
                            ]
                        )
                    )
                ),
                "related": list(
                    object(
                        Members(
                            required: [
                                "telling": text, "told": text,
                                "relation": ["enum": ["determines", "coarser-form", "finer-form"]],
                            ]
                        )
                    )
                ),
                "hints": list(text),
            ]
        )
    )
}
