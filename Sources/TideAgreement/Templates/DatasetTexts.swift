/// The datasets of the templates: the columns that registers of each kind usually have.
///
/// What could help to recognise somebody has a ladder, or nothing could ever be released of a register that has many values:
/// countries by the regions of the United Nations, occupations by ISCO-08, education by ISCED 2011, places by leading digits.
enum DatasetTexts {
    private static let head = """
        # @dataset
        tidegate: v1
        kind: dataset
        id: {{dataset}}
        title: {{dataset-title}}
        owner: {{provider}}
        collectedFor: {{collected-for}}
        protected: true
        # @retain
        retain: {{retain}}
        # @reference-declared
        reference: {from: {{data-from}}, until: {{data-until}}}
        """

    private static func dataset(unit: String, _ columns: String, identifier: String? = nil) -> String {
        let units = ["unit: \(unit)"] + (identifier.map { ["# @units", "unitIdentifier: \($0)"] } ?? [])
        return ([head] + units + ["derivedFrom: none", "# @roles", "columns:", columns]).joined(separator: "\n")
    }

    /// Days of birth of everybody who can stand in the data.
    private static let birth = """
          birth_date:
            role: quasi
            type: date
            hierarchy: {date: {from: 1900-01-01, until: {{data-until}}, levels: [day, month, year, decade]}}
            dimension: age
        """

    /// A day within what the data is about.
    private static func day(_ name: String) -> String {
        """
          \(name):
            role: quasi
            type: date
            hierarchy: {date: {from: {{data-from}}, until: {{data-until}}, levels: [day, month, quarter, year]}}
        """
    }

    private static func country(_ name: String, dimension: String? = nil) -> String {
        """
          \(name):
            role: quasi
            type: code
            hierarchy: {file: {{countries}}, levels: [country, subregion, region, world]}
        """ + (dimension.map { "\n    dimension: \($0)" } ?? "")
    }

    /// A place by a code of so many digits whose leading ones are the larger place.
    private static func place(_ name: String, _ levels: String, keep: Int, of digits: Int) -> String {
        """
          \(name):
            role: quasi
            type: code
            hierarchy: {levels: [\(levels)], mask: {keep: [\(keep)], style: cut, digits: \(digits)}}
            dimension: geography
        """
    }

    private static let occupation = """
          occupation:
            role: quasi
            type: code
            hierarchy: {levels: [unit-group, sub-major-group, major-group, any], mask: {keep: [2, 1], style: cut, digits: 4}}
        """

    static let employment = dataset(
        unit: "person",
        [
            """
              national_id: {role: direct, identifier: {namespace: national-person, normalise: trim-v1}}
              full_name: {role: direct}
            """,
            birth,
            "  sex: {role: quasi, type: code, dimension: sex}",
            country("citizenship", dimension: "migratory-status"),
            place("municipality", "municipality, region, country", keep: 2, of: 4),
            occupation,
            """
              employer_no: {role: quasi, type: code}
              contract: {role: attribute, type: code}
              monthly_wage: {role: sensitive, type: integer}
            """,
        ].joined(separator: "\n")
    )

    static let crossings = dataset(
        unit: "event",
        [
            """
              document_no: {role: direct, identifier: {namespace: travel-document, normalise: document-v1}}
              full_name: {role: direct}
            """,
            birth,
            "  sex: {role: quasi, type: code, dimension: sex}",
            country("citizenship", dimension: "migratory-status"),
            country("residence"),
            day("crossing_date"),
            place("border_post", "post, province, country", keep: 2, of: 4),
            """
              direction: {role: attribute, type: code}
              transport: {role: attribute, type: code}
              stated_purpose: {role: sensitive, type: code}
              watchlist_hit: {role: sensitive, type: code}
            """,
        ].joined(separator: "\n"),
        identifier: "document_no"
    )

    static let patients = dataset(
        unit: "person",
        [
            """
              health_no: {role: direct, identifier: {namespace: health-number, normalise: trim-v1}}
              full_name: {role: direct}
            """,
            birth,
            "  sex: {role: quasi, type: code, dimension: sex}",
            place("municipality", "municipality, region, country", keep: 2, of: 4),
            country("country_of_birth", dimension: "migratory-status"),
            day("admission_date"),
            """
              diagnosis: {role: sensitive, type: code}
              length_of_stay:
                role: quasi
                type: integer
                hierarchy: {interval: {from: 0, until: 364, widths: [7, 28, 84], clamp: true}}
              clinician_notes: {role: sensitive, type: text}
              objection: {role: attribute, type: code}
            """,
        ].joined(separator: "\n")
    )

    static let survey = dataset(
        unit: "person",
        [
            "  person_no: {role: direct, identifier: {namespace: survey-person, normalise: trim-v1}}",
            birth,
            "  sex: {role: quasi, type: code, dimension: sex}",
            country("country_of_birth", dimension: "migratory-status"),
            place("region", "region, part, country", keep: 1, of: 2),
            """
              education:
                role: quasi
                type: code
                hierarchy: {file: {{education}}, levels: [level, band, any]}
            """,
            occupation,
            """
              labour_status: {role: quasi, type: code}
              monthly_income: {role: sensitive, type: integer}
              interviewer: {role: attribute, type: code}
              weight: {role: weight, type: decimal}
            """,
        ].joined(separator: "\n")
    )

    static let households = dataset(
        unit: "household",
        [
            """
              household_no: {role: direct}
              head_name: {role: direct}
              phone: {role: direct}
              site: {role: quasi, type: code}
            """,
            place("district", "district, province, country", keep: 2, of: 4),
            """
              household_size:
                role: quasi
                type: integer
                hierarchy: {interval: {from: 1, until: 20, widths: [3, 6], clamp: true}}
              head_sex: {role: quasi, type: code, dimension: sex}
              children_under_5:
                role: quasi
                type: integer
                hierarchy: {interval: {from: 0, until: 9, widths: [2, 4], clamp: true}}
            """,
            day("arrival_date"),
            """
              displacement_cause: {role: sensitive, type: code}
              main_need: {role: sensitive, type: code}
              protection_incident: {role: sensitive, type: code}
            """,
        ].joined(separator: "\n")
    )
}
