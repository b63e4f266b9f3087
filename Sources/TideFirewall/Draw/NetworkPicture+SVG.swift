import TideAgreement
package import TideCore

extension NetworkPicture {
    /// A file of its own: one picture, which needs nothing beside itself.
    package func svg(title: String, description: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(markup(id: "network", title: title, description: description).html)\n"
    }

    /// The picture as part of a page.
    ///
    /// - Parameter id: of this picture among those of the page.
    package func markup(id: String, title: String, description: String) -> Markup {
        let drawn = links.filter(\.hops.isEmpty) + links.filter { !$0.hops.isEmpty }
        return Drawing.picture(
            id: id,
            width: Int(width.rounded(.up)),
            height: Int((height + Self.legendHeight).rounded(.up)),
            title: title,
            description: description,
            [.style(Self.style), arrows(id)] + walls.map(wall) + headings.map(heading)
                + drawn.map { course($0, id) } + boxes.map(box) + drawn.flatMap(marks) + legend(id)
        )
    }

    private static let legendHeight = 58.0
    private static let style = """
        text { font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; fill: #14181d; }
        .flow { fill: none; stroke: #46505a; stroke-linecap: round; } .faded { stroke: #aab2ba; }
        .flow.path { stroke: #a80f0f; }
        """

    /// Line style and width tell the form, so that no colour needs to.
    static func stroke(_ form: Form) -> (width: String, dashes: String) {
        switch form {
        case .aggregate: ("1.2", "1.5 4.5")
        case .kAnonymous: ("1.4", "8 4")
        case .pseudonymised: ("1.8", "none")
        case .identified: ("4", "none")
        }
    }

    private func arrows(_ id: String) -> Markup {
        .element(
            "defs",
            [("plain", "#46505a"), ("faded", "#aab2ba"), ("path", "#a80f0f")].map { kind, colour in
                .element(
                    "marker",
                    [
                        "id": "\(id)-\(kind)", "viewBox": "0 0 10 10", "refX": "9", "refY": "5", "markerWidth": "9",
                        "markerHeight": "9", "markerUnits": "userSpaceOnUse", "orient": "auto",
                    ],
                    [.empty("path", ["d": "M0 0.8L10 5L0 9.2z", "fill": colour])]
                )
            }
        )
    }

    private var hasPath: Bool { links.contains { !$0.hops.isEmpty } }

    private func course(_ link: Link, _ id: String) -> Markup {
        let isOnPath = !link.hops.isEmpty
        let kind = isOnPath ? "path" : hasPath ? "faded" : "plain"
        let stroke = Self.stroke(link.form)
        return .element(
            "path",
            [
                "class": "flow \(kind)", "d": Self.curve(link.points),
                "stroke-width": link.isBlamed ? "6" : isOnPath ? "3" : stroke.width, "stroke-dasharray": stroke.dashes,
                "marker-end": "url(#\(id)-\(kind))",
            ],
            [.element("title", link.summary)]
        )
    }

    /// From point to point, each left and reached horizontally; within a column around the right.
    static func curve(_ points: [Point]) -> String {
        guard let first = points.first else { return "" }
        func text(_ point: Point) -> String { "\(Drawing.number(point.x)) \(Drawing.number(point.y))" }
        var path = "M\(text(first))"
        for (from, to) in zip(points, points.dropFirst()) {
            let isAround = from.x == to.x
            let reach = isAround ? 34 + abs(to.y - from.y) / 8 : (to.x - from.x) / 2
            let bend = min(reach, 96)
            path += "C\(text(Point(x: from.x + bend, y: from.y))) "
            path += "\(text(Point(x: isAround ? to.x + bend : to.x - bend, y: to.y))) \(text(to))"
        }
        return path
    }

    /// In the middle of the last part of a link's course.
    static func middle(_ points: [Point]) -> Point {
        guard let to = points.last, let from = points.dropLast().last else { return Point(x: 0, y: 0) }
        if from.x == to.x {
            return Point(x: from.x + 0.75 * min(34 + abs(to.y - from.y) / 8, 96), y: (from.y + to.y) / 2)
        }
        return Point(x: (from.x + to.x) / 2, y: (from.y + to.y) / 2)
    }

    /// How many agreements a link stands for, and the numbers of the hops that take it.
    private func marks(_ link: Link) -> [Markup] {
        let middle = Self.middle(link.points)
        var marks: [Markup] = []
        if link.count > 1 {
            let shift = link.hops.isEmpty ? 0.0 : 15
            marks.append(
                .element(
                    "text",
                    [
                        "x": Drawing.number(middle.x), "y": Drawing.number(middle.y + 4 + shift),
                        "text-anchor": "middle",
                        "font-size": "11.5", "font-weight": "600", "stroke": "#ffffff", "stroke-width": "4",
                        "paint-order": "stroke",
                    ],
                    "\u{d7}\(link.count)"
                )
            )
        }
        for (position, hop) in link.hops.enumerated() {
            let (x, y) = (Drawing.number(middle.x + Double(position) * 20), Drawing.number(middle.y))
            marks.append(
                .empty(
                    "circle",
                    ["cx": x, "cy": y, "r": "10", "fill": "#a80f0f", "stroke": "#ffffff", "stroke-width": "2"]
                )
            )
            marks.append(
                .element(
                    "text",
                    [
                        "x": x, "y": Drawing.number(middle.y + 4.4), "text-anchor": "middle", "font-size": "12.5",
                        "font-weight": "700", "style": "fill: #ffffff",
                    ],
                    "\(hop)"
                )
            )
        }
        return marks
    }

    private func box(_ box: Box) -> Markup {
        let middle = box.y + box.height / 2
        func line(_ text: String, _ y: Double, _ size: String, _ weight: String) -> Markup {
            .element(
                "text",
                [
                    "x": Drawing.number(box.x + box.width / 2), "y": Drawing.number(y), "text-anchor": "middle",
                    "font-size": size, "font-weight": weight,
                ],
                text
            )
        }
        return .element(
            "g",
            [
                .element("title", "\(box.name): \(box.roles)"),
                .empty(
                    "rect",
                    [
                        "x": Drawing.number(box.x), "y": Drawing.number(box.y), "width": Drawing.number(box.width),
                        "height": Drawing.number(box.height), "rx": "4", "fill": "#f3f5f7", "stroke": "#14181d",
                        "stroke-width": "1.2",
                    ]
                ),
                line(Self.label(of: box), middle - 3, "13.5", "600"),
                line(Self.roles(of: box), middle + 13, "11.5", "400"),
            ]
        )
    }

    /// What stands in a box: its party's id, cut where it is long.
    package static func label(of box: Box) -> String { Drawing.shortened(box.party.text, to: 20) }
    package static func roles(of box: Box) -> String { Drawing.shortened(box.roles, to: 25) }

    private func heading(_ heading: Heading) -> Markup {
        .element(
            "text",
            [
                "x": Drawing.number(heading.x), "y": "24", "font-size": "13", "font-weight": "600",
                "style": "fill: #46505a",
            ],
            heading.text
        )
    }

    /// Two lines, and the firewall's name along them.
    private func wall(_ wall: Wall) -> Markup {
        let x = wall.x
        func line(_ x: Double) -> Markup {
            .empty(
                "line",
                [
                    "x1": Drawing.number(x), "y1": "8", "x2": Drawing.number(x), "y2": Drawing.number(height - 4),
                    "stroke": "#14181d", "stroke-width": "2.4",
                ]
            )
        }
        let (textX, textY) = (Drawing.number(x + 20), Drawing.number(34))
        return .element(
            "g",
            [
                .element("title", "Firewall \(wall.firewall)"), line(x), line(x + 5),
                .element(
                    "text",
                    [
                        "x": textX, "y": textY, "font-size": "12.5", "font-weight": "600", "text-anchor": "end",
                        "stroke": "#ffffff", "stroke-width": "4", "paint-order": "stroke",
                        "transform": "rotate(-90 \(textX) \(textY))",
                    ],
                    "firewall \(Drawing.shortened(wall.firewall.text, to: 24))"
                ),
            ]
        )
    }

    /// What the lines mean.
    private func legend(_ id: String) -> [Markup] {
        let y = height + 22
        var marks: [Markup] = []
        for (position, form) in Form.allCases.enumerated() {
            let x = 16 + Double(position) * 178
            let stroke = Self.stroke(form)
            marks.append(
                .empty(
                    "path",
                    [
                        "class": "flow", "d": "M\(Drawing.number(x)) \(Drawing.number(y))h52",
                        "stroke-width": stroke.width, "stroke-dasharray": stroke.dashes,
                        "marker-end": "url(#\(id)-plain)",
                    ]
                )
            )
            marks.append(note(form.rawValue, x: x + 60, y: y + 4))
        }
        let more = [
            "\u{d7}3: so many agreements, the most telling form shown.",
            hasPath ? "Red, numbered: the path; its thick hop has the clause to blame." : "",
        ].filter { !$0.isEmpty }.joined(separator: "  ")
        marks.append(note(more, x: 16, y: y + 24))
        return marks
    }

    private func note(_ text: String, x: Double, y: Double) -> Markup {
        .element("text", ["x": Drawing.number(x), "y": Drawing.number(y), "font-size": "12.5"], text)
    }
}
