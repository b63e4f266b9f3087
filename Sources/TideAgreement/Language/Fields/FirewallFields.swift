import TideCore

/// What the language says about a firewall.
enum FirewallFields {
    static let title = Field.required("title", .text, "What the firewall is called.")
    static let protects = Field.required(
        "protects",
        ProtectionFields.reader,
        "The datasets that it protects: by what they were collected for, or by name."
    )
    static let owners = Field.required(
        "owners",
        .list(.identifier, atLeast: 1, isSet: true),
        "The parties whose signatures it needs: those that own what it protects."
    )
    static let forbids = Field.required(
        "forbids",
        ForbiddenFields.reader,
        "The roles and purposes that protected data above the floor never reaches."
    )
    static let floor = Field<Firewall.Floor?>.optional(
        "floor",
        FloorFields.reader,
        "What may go anywhere; nothing where left out."
    )
    static let coalitions = Field.defaulted(
        "coalitions",
        .list(.list(.identifier, atLeast: 2, isSet: true)),
        [],
        "Parties that count as one reader, beside what their own documents say."
    )
    static let recombination = Field.defaulted(
        "recombination",
        RecombinationFields.reader,
        3,
        "When two views count as joined; at three quasi-identifiers where left out."
    )
    static let linkages = Field.defaulted(
        "linkages",
        .list(FirewallLinkageFields.reader),
        [],
        "Joins that pass."
    )
    static let declassifiers = Field.defaulted(
        "declassifiers",
        .list(DeclassifierFields.reader),
        [],
        "Ways past the firewall that an owner signed."
    )
    static let change = Field<Int?>.optional(
        "change",
        .record(RecordShape("a rule of change", [changeCount.shape])) { $0[changeCount] },
        "Who must sign a weakening; all owners where left out."
    )
    private static let changeCount = Field.required("count", .integer(1...1000), "How many of the owners.")

    static let shape = HeadFields.document(
        "a firewall",
        .firewall,
        [
            title.shape, protects.shape, owners.shape, forbids.shape, floor.shape, coalitions.shape,
            recombination.shape, linkages.shape, declassifiers.shape, change.shape,
        ]
    )

    static func read(_ record: RecordReader, _ fields: FieldPlaces) -> Firewall {
        Firewall(
            id: record[HeadFields.id],
            title: record[title],
            protects: record[protects],
            owners: record[owners],
            forbids: record[forbids],
            floor: record[floor],
            coalitions: record[coalitions],
            recombinationQuasi: record[recombination],
            linkages: record[linkages],
            declassifiers: record[declassifiers].enumerated().map { position, item in
                item.placed(at: "declassifiers/\(position)")
            },
            changeCount: record[change],
            fields: fields
        )
    }
}

/// What the language says about what a firewall protects and forbids.
enum ProtectionFields {
    static let collectedFor = Field.defaulted(
        "collectedFor",
        .list(.identifier, isSet: true),
        [],
        "Datasets marked protected and collected for one of these purposes or one that narrows it."
    )
    static let datasets = Field.defaulted(
        "datasets",
        .list(.identifier, isSet: true),
        [],
        "Datasets by name, whatever they were collected for."
    )
    static let shape = RecordShape("a protection", [collectedFor.shape, datasets.shape])

    static let reader = ValueReader<Firewall.Protection>.record(shape) { record in
        Firewall.Protection(collectedFor: record[collectedFor], datasets: record[datasets])
    }
}

/// What the language says about what a firewall forbids.
enum ForbiddenFields {
    static let roles = Field.defaulted(
        "roles",
        ValueReader<[Role]>.list(.word, isSet: true),
        [],
        "Parties with one of these roles."
    )
    static let purposes = Field.defaulted(
        "purposes",
        .list(.identifier, isSet: true),
        [],
        "These purposes and those that narrow them."
    )
    static let shape = RecordShape("a prohibition", [roles.shape, purposes.shape])

    static let reader = ValueReader<Firewall.Forbidden>.record(shape) { record in
        Firewall.Forbidden(roles: record[roles], purposes: record[purposes])
    }
}

/// What the language says about a floor.
enum FloorFields {
    static let form = Field.required("form", ValueReader<Form>.word, "At most this form.")
    static let minK = Field<Int?>.optional("minK", .integer(1...Shape.largestInteger), "At least this k.")
    static let minCell = Field<Int?>.optional(
        "minCell",
        .integer(1...Shape.largestInteger),
        "At least so many in a cell of a table."
    )
    static let shape = RecordShape("a floor", [form.shape, minK.shape, minCell.shape])

    static let reader = ValueReader<Firewall.Floor>.record(shape) { record in
        Firewall.Floor(form: record[form], minK: record[minK], minCell: record[minCell])
    }
}

/// What the language says about recombination.
enum RecombinationFields {
    static let quasi = Field.required(
        "quasi",
        .integer(1...1000),
        "How many quasi-identifiers that join to a sensitive column."
    )
    static let shape = RecordShape("a recombination", [quasi.shape])
    static let reader = ValueReader<Int>.record(shape) { $0[quasi] }
}

/// What the language says about a join that a firewall lets pass.
enum FirewallLinkageFields {
    static let datasets = Field.required(
        "datasets",
        .list(.identifier, atLeast: 2, isSet: true),
        "The datasets that may be joined."
    )
    static let by = Field.required("by", .officer, "The officer who answers for it.")
    static let purposes = Field.required(
        "purposes",
        .list(.identifier, atLeast: 1, isSet: true),
        "What the join may serve."
    )
    static let shape = RecordShape("a permitted join", [datasets.shape, by.shape, purposes.shape])

    static let reader = ValueReader<FirewallLinkage>.record(shape) { record in
        FirewallLinkage(datasets: record[datasets], by: record[by], purposes: record[purposes])
    }
}

/// What the language says about a declassifier.
enum DeclassifierFields {
    static let id = Field.required("id", .identifier, "Its name within the firewall.")
    static let dataset = Field.required("dataset", .identifier, "The dataset that it opens.")
    static let roles = Field.defaulted(
        "roles",
        ValueReader<[Role]>.list(.word, isSet: true),
        [],
        "Forbidden roles that it may reach."
    )
    static let purposes = Field.defaulted(
        "purposes",
        .list(.identifier, isSet: true),
        [],
        "Forbidden purposes that it may serve."
    )
    static let maxForm = Field.required("maxForm", ValueReader<Form>.word, "The most that it may tell there.")
    static let minK = Field<Int?>.optional("minK", .integer(1...Shape.largestInteger), "The least k there.")
    static let by = Field.required("by", .officer, "The officer of the dataset's owner who signs it.")
    static let until = Field.required("until", .date, "The last day, inclusive.")
    static let shape = RecordShape(
        "a declassifier",
        [
            id.shape, dataset.shape, roles.shape, purposes.shape, maxForm.shape, minK.shape, by.shape, until.shape,
        ]
    )

    static let reader = ValueReader<Declassifier>.record(shape) { record in
        Declassifier(
            id: record[id],
            dataset: record[dataset],
            roles: record[roles],
            purposes: record[purposes],
            maxForm: record[maxForm],
            minK: record[minK],
            by: record[by],
            until: record[until],
            path: ""
        )
    }
}

extension Declassifier {
    /// The same declassifier at its place in the firewall.
    func placed(at path: String) -> Declassifier {
        Declassifier(
            id: id,
            dataset: dataset,
            roles: roles,
            purposes: purposes,
            maxForm: maxForm,
            minK: minK,
            by: by,
            until: until,
            path: path
        )
    }
}
