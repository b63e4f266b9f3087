// What the browser has drawn, in its own pixels: evaluated in a page of a report, which runs no script itself.
(() => {
  const box = (shape) => {
    const own = shape.getBBox(), to = shape.getScreenCTM();
    const corner = (x, y) => ({ x: to.a * x + to.c * y + to.e, y: to.b * x + to.d * y + to.f });
    const first = corner(own.x, own.y), last = corner(own.x + own.width, own.y + own.height);
    return { left: first.x, top: first.y, right: last.x, bottom: last.y };
  };
  const shape = (element) => {
    const place = box(element);
    const style = getComputedStyle(element);
    const seen = document.elementFromPoint((place.left + place.right) / 2, (place.top + place.bottom) / 2);
    return {
      ...place, tip: element.querySelector("title")?.textContent ?? "", fill: style.fill, name: element.localName,
      style: element.getAttribute("class") ?? "", isSeen: element === seen || element.nextElementSibling === seen || seen?.localName === "text",
    };
  };
  const cells = (table) => [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent));
  const charts = [...document.querySelectorAll("svg.chart")].map((svg) => ({
    id: svg.querySelector("title").id.replace(/-title$/, ""),
    shapes: [...svg.querySelectorAll("rect.bar, circle.point, polygon.point")].map(shape),
    lines: [...svg.querySelectorAll("line")].map((line) => ({ ...box(line), style: line.getAttribute("class") })),
    labels: [...svg.querySelectorAll("text")].map((text) => ({
      ...box(text), text: text.textContent, style: text.getAttribute("class"), anchor: text.getAttribute("text-anchor"),
    })),
    frame: svg.getBoundingClientRect().toJSON(),
    beside: svg.parentElement.classList.contains("beside") ? cells(svg.parentElement.querySelector("table")) : null,
  }));
  const drawn = (style) => [...document.querySelectorAll(`table.${style}`)].map((table) => ({
    caption: table.caption.textContent,
    rows: [...table.tBodies[0].rows].map((row) => ({
      cells: [...row.cells].map((cell) => cell.textContent),
      bars: [...row.querySelectorAll("rect.bar")].map(shape),
      full: row.querySelector("svg.bars").getBoundingClientRect().width,
    })),
  }));
  const distributions = drawn("distribution"), associations = drawn("associations");

  // Accessibility, as far as the document shows it.
  const problems = [];
  const complain = (text, element) => problems.push(`${text}: ${element.outerHTML.slice(0, 90)}`);
  const root = document.documentElement;
  if (!root.lang) problems.push("the page has no language");
  if (!document.title.trim()) problems.push("the page has no title");
  if (document.querySelectorAll("h1").length !== 1) problems.push("not just one main heading");
  if (document.querySelectorAll("main").length !== 1) problems.push("not just one main part");
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const own = Number(heading.localName[1]);
    if (own > level + 1) complain("a heading skips a level", heading);
    if (!heading.textContent.trim()) complain("an empty heading", heading);
    level = own;
  }
  for (const table of document.querySelectorAll("table")) {
    if (!table.caption?.textContent.trim()) complain("a table without caption", table);
    if (!table.tHead) complain("a table without head", table);
    for (const cell of table.querySelectorAll("th"))
      if (!["col", "row"].includes(cell.scope) || !cell.textContent.trim()) complain("a header that heads nothing", cell);
    const width = table.tHead?.rows[0].cells.length;
    for (const row of table.tBodies[0].rows) {
      if (row.cells[0].localName !== "th") complain("a row without header", row);
      if (row.cells.length !== width) complain("a row of another width", row);
    }
  }
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.getAttribute("aria-hidden") === "true") continue;
    if (svg.getAttribute("role") !== "img") complain("a drawing without role", svg);
    if (!svg.querySelector(":scope > title")?.textContent || !svg.querySelector(":scope > desc")?.textContent) complain("a drawing without words", svg);
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) problems.push(`an id that stands twice: ${id}`);
  for (const element of document.querySelectorAll("[aria-labelledby]"))
    for (const id of element.getAttribute("aria-labelledby").split(" "))
      if (!ids.includes(id)) complain("named by nothing", element);
  for (const element of document.querySelectorAll("a, img, iframe, script, link, object, form")) complain("something that loads or leads away", element);

  // Contrast, by WCAG 2.2, success criterion 1.4.3.
  const parse = (text) => text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
  const luminance = (text) => {
    const [r, g, b] = parse(text).slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor, parts = parse(colour);
      if (parts.length < 4 || parts[3] > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const poor = new Map();
  for (const element of document.querySelectorAll("body *")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    if (["title", "desc", "style"].includes(element.localName)) continue;
    const style = getComputedStyle(element);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    const [one, other] = [luminance(colour), luminance(background(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) poor.set(`${colour} on ${background(element)}`, ratio.toFixed(2));
  }
  for (const [what, ratio] of poor) problems.push(`too little contrast: ${what}, ${ratio}`);
  return {
    charts, distributions, associations, problems,
    // On paper nothing scrolls; on a screen a section may, the page may not.
    overflow: root.scrollWidth > root.clientWidth + 1
      ? [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 80)).slice(0, 3) : [],
    height: Math.ceil(document.body.getBoundingClientRect().bottom),
  };
})();
