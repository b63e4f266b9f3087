/// The datasets of the templates: the columns that registers of each kind usually have.
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
        reference: {from: {{data-from}}, until: {{data-until}}}
        """

    private static func dataset(unit: String, _ columns: String, identifier: String? = nil) -> String {
        let units = ["unit: \(unit)"] + (identifier.map { ["# @units", "unitIdentifier: \($0)"] } ?? [])
        return ([head] + units + ["derivedFrom: none", "# @roles", "columns:", columns]).joined(separator: "\n")
    }

    /// *Source:* ISCO-08 for occupations, whose leading digits are its groups.
    static let employment = dataset(
        unit: "person",
        """
          national_id: {role: direct, identifier: {namespace: national-person, normalise: trim-v1}}
          full_name: {role: direct}
          birth_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}, dimension: age}
          sex: {role: quasi, type: code, dimension: sex}
          citizenship: {role: quasi, type: code, dimension: migratory-status}
          municipality:
            role: quasi
            type: code
            hierarchy: {levels: [municipality, region, country], mask: {keep: [2], style: cut, digits: 4}}
            dimension: geography
          occupation:
            role: quasi
            type: code
            hierarchy: {levels: [unit-group, sub-major-group, major-group, any], mask: {keep: [2, 1], style: cut, digits: 4}}
          employer_no: {role: quasi, type: code}
          contract: {role: attribute, type: code}
          monthly_wage: {role: sensitive, type: integer}
        """
    )

    static let crossings = dataset(
        unit: "event",
        """
          document_no: {role: direct, identifier: {namespace: travel-document, normalise: document-v1}}
          full_name: {role: direct}
          birth_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}, dimension: age}
          sex: {role: quasi, type: code, dimension: sex}
          citizenship: {role: quasi, type: code, dimension: migratory-status}
          residence: {role: quasi, type: code}
          crossing_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}}
          border_post: {role: quasi, type: code, dimension: geography}
          direction: {role: attribute, type: code}
          transport: {role: attribute, type: code}
          stated_purpose: {role: attribute, type: code}
          watchlist_hit: {role: sensitive, type: code}
        """,
        identifier: "document_no"
    )

    static let patients = dataset(
        unit: "person",
        """
          health_no: {role: direct, identifier: {namespace: health-number, normalise: trim-v1}}
          full_name: {role: direct}
          birth_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}, dimension: age}
          sex: {role: quasi, type: code, dimension: sex}
          municipality:
            role: quasi
            type: code
            hierarchy: {levels: [municipality, region, country], mask: {keep: [2], style: cut, digits: 4}}
            dimension: geography
          country_of_birth: {role: quasi, type: code, dimension: migratory-status}
          admission_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}}
          diagnosis: {role: sensitive, type: code}
          length_of_stay: {role: attribute, type: integer}
          clinician_notes: {role: sensitive, type: text}
          objection: {role: attribute, type: code}
        """
    )

    static let survey = dataset(
        unit: "person",
        """
          person_no: {role: direct, identifier: {namespace: survey-person, normalise: trim-v1}}
          birth_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}, dimension: age}
          sex: {role: quasi, type: code, dimension: sex}
          country_of_birth: {role: quasi, type: code, dimension: migratory-status}
          region: {role: quasi, type: code, dimension: geography}
          education: {role: quasi, type: code}
          occupation:
            role: quasi
            type: code
            hierarchy: {levels: [unit-group, sub-major-group, major-group, any], mask: {keep: [2, 1], style: cut, digits: 4}}
          labour_status: {role: attribute, type: code}
          monthly_income: {role: sensitive, type: integer}
          interviewer: {role: attribute, type: code}
          weight: {role: weight, type: decimal}
        """
    )

    static let households = dataset(
        unit: "household",
        """
          household_no: {role: direct}
          head_name: {role: direct}
          phone: {role: direct}
          site: {role: quasi, type: code}
          district:
            role: quasi
            type: code
            hierarchy: {levels: [district, province, country], mask: {keep: [2], style: cut, digits: 4}}
            dimension: geography
          household_size:
            role: quasi
            type: integer
            hierarchy: {interval: {from: 1, until: 20, widths: [3, 6], clamp: true}}
          head_sex: {role: quasi, type: code, dimension: sex}
          children_under_5: {role: attribute, type: integer}
          arrival_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}}
          displacement_cause: {role: attribute, type: code}
          main_need: {role: sensitive, type: code}
          protection_incident: {role: sensitive, type: code}
        """
    )
}
