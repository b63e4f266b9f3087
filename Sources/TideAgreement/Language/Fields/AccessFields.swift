import TideCore

/// What the language says about access.
enum AccessFields {
    static let mode = Field.defaulted(
        "mode",
        .word,
        AccessMode.transfer,
        "Whether a file leaves, the recipient works where the provider has control, or questions are answered."
    )
    static let zones = Field<[String]?>.optional(
        "zones",
        .list(.text(.zone), atLeast: 1, isSet: true),
        "Where the recipient may process the data; anywhere where left out."
    )
    static let sealTo = Field<Identifier?>.optional(
        "sealTo",
        .identifier,
        "The certificate of the recipient's party document that bundles are sealed to."
    )
    static let shape = RecordShape("an access", [mode.shape, zones.shape, sealTo.shape])

    static let reader = ValueReader<Access>.record(shape) { record in
        Access(mode: record[mode], zones: record[zones], sealTo: record[sealTo])
    }
}

/// What the language says about passing data on.
enum OnwardFields {
    static let roles = Field.required(
        "roles",
        ValueReader<[Role]>.list(.word, atLeast: 1, isSet: true),
        "Roles one of which the next recipient must have."
    )
    static let purposes = Field.required(
        "purposes",
        .list(.identifier, atLeast: 1, isSet: true),
        "What it may serve there; a purpose covers those that narrow it."
    )
    static let maxForm = Field.required(
        "maxForm",
        ValueReader<Form>.word,
        "The most that it may tell about a person there."
    )
    static let minK = Field<Int?>.optional(
        "minK",
        .integer(1...Shape.largestInteger),
        "The least k of what is passed on."
    )
    static let zones = Field<[String]?>.optional(
        "zones",
        .list(.text(.zone), atLeast: 1, isSet: true),
        "Where the next recipient may process it; the agreement's zones where left out."
    )
    static let columns = Field<[String]?>.optional(
        "columns",
        .list(.text, atLeast: 1, isSet: true),
        "The columns that may be passed on; all that were granted where left out."
    )
    static let approval = Field<OfficerName?>.optional(
        "approval",
        .officer,
        "An officer who must approve each passing on."
    )
    static let shape = RecordShape(
        "an onward clause",
        [
            roles.shape, purposes.shape, maxForm.shape, minK.shape, zones.shape, columns.shape, approval.shape,
        ]
    )

    static let reader = ValueReader<OnwardClause>.record(shape) { record in
        OnwardClause(
            roles: record[roles],
            purposes: record[purposes],
            maxForm: record[maxForm],
            minK: record[minK],
            zones: record[zones],
            columns: record[columns],
            approval: record[approval],
            path: ""
        )
    }
}

extension OnwardClause {
    /// The same clause at its place in the agreement.
    func placed(at path: String) -> OnwardClause {
        OnwardClause(
            roles: roles,
            purposes: purposes,
            maxForm: maxForm,
            minK: minK,
            zones: zones,
            columns: columns,
            approval: approval,
            path: path
        )
    }
}
