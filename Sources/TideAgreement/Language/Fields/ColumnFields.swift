import TideCore
import TidePseudonym

/// What the language says about a column of a dataset.
enum ColumnFields {
    static let role = Field.required("role", ValueReader<DisclosureRole>.word, "What the column tells about a person.")
    static let type = Field.defaulted("type", .word, ColumnType.text, "How its texts are read.")
    static let missing = Field.defaulted(
        "missing",
        .list(.text(.cell), isSet: true),
        [""],
        "The texts that mean a missing value; the empty field alone where left out."
    )
    static let unlisted = Field.defaulted(
        "unlisted",
        .word,
        UnlistedValues.error,
        "What happens to a text that the hierarchy does not have."
    )
    static let codelist = Field<Identifier?>.optional(
        "codelist",
        .identifier,
        "The crosswalk that its codes are translated by before anything else, by name: the standard's codes leave, and the "
            + "hierarchy is one of them."
    )
    static let hierarchy = Field<HierarchyReference?>.optional(
        "hierarchy",
        .either([
            ValueReader<Identifier>.identifier.map { .document($0) },
            ColumnHierarchyFields.reader,
        ]),
        "How the column is made coarser: a hierarchy's name, a ladder written here, or the levels of a date."
    )
    static let dimension = Field<Dimension?>.optional(
        "dimension",
        .word,
        "What the Sustainable Development Goals ask to be told apart that this column tells."
    )
    static let identifier = Field<IdentifierNamespace?>.optional(
        "identifier",
        NamespaceFields.reader,
        "Which identifier the column holds; needed to pseudonymise it."
    )
    static let tells = Field.defaulted(
        "tells",
        .list(.text(.free), isSet: true),
        [],
        "Columns that this one is known to tell of, so that nobody counts on their being dropped or made coarser."
    )

    static let shape = RecordShape(
        "a column",
        [
            role.shape, type.shape, missing.shape, codelist.shape, unlisted.shape, hierarchy.shape, dimension.shape,
            identifier.shape, tells.shape,
        ],
        later: ["range"]
    )

    static let reader = ValueReader<DatasetColumn>.record(shape) { record in
        DatasetColumn(
            name: "",
            role: record[role],
            type: record[type],
            missing: record[missing],
            codelist: record[codelist],
            hierarchy: record[hierarchy],
            unlisted: record[unlisted],
            dimension: record[dimension],
            identifier: record[identifier],
            tells: record[tells]
        )
    }
}

extension DatasetColumn {
    /// The same column under the name that it stands under.
    func named(_ name: String) -> DatasetColumn {
        DatasetColumn(
            name: name,
            role: role,
            type: type,
            missing: missing,
            codelist: codelist,
            hierarchy: hierarchy,
            unlisted: unlisted,
            dimension: dimension,
            identifier: identifier,
            tells: tells
        )
    }
}

/// What the language says about an identifier's namespace.
enum NamespaceFields {
    /// How an identifier is written before it meets a key.
    static let profiles = Normalisation.allCases.map(\.rawValue)

    static let namespace = Field.required(
        "namespace",
        .identifier,
        "What the identifier is, as `passport`; the same in every dataset that has it."
    )
    static let normalise = Field.defaulted(
        "normalise",
        ValueReader(shape: .word(profiles, later: [])) { $0.text.flatMap { Identifier($0) } },
        "none-v1",
        "How it is written before it meets a key: `none-v1` as it is, `trim-v1` without surrounding white space, the others as "
            + "the page on pseudonyms says; another profile makes other pseudonyms."
    )
    static let shape = RecordShape("an identifier", [namespace.shape, normalise.shape], later: ["unit"])

    static let reader = ValueReader<IdentifierNamespace>.record(shape) { record in
        IdentifierNamespace(namespace: record[namespace], normalise: record[normalise])
    }
}
