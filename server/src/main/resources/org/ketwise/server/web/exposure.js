// Draws the courses so that values can be read off. Without this the picture of the page stands.
(() => {
  const holder = document.querySelector(".plot[data-courses]");
  if (holder === null) {
    return;
  }
  const courses = JSON.parse(holder.dataset.courses);
  const analytes = [...new Set(courses.map((course) => course.analyte))];
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00"];
  let chart = null;

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
  }

  const analyte = element("select", { id: "analyte" }, ...analytes.map((name) => element("option", { value: name }, name)));
  const log = element("input", { id: "log", type: "checkbox" });
  const area = element("div", { class: "chart", role: "img" });
  holder.append(
    element("p", { class: "chart-options" },
      element("label", { for: "analyte" }, "Analyte"), " ", analyte, " ",
      log, " ", element("label", { for: "log" }, "Logarithmic axis")),
    area,
    element("p", { class: "hint" }, "Move over the picture to read values; drag to enlarge a part, double-click to go back. The table below has the figures."));

  function label(course) {
    return course.text + (course.with === null ? "" : ", with " + course.with);
  }

  function draw() {
    const shown = courses.filter((course) => course.analyte === analyte.value);
    const ink = getComputedStyle(document.body).color;
    const line = getComputedStyle(document.documentElement).getPropertyValue("--line") || "#ccc";
    // On a logarithmic axis nothing is no place.
    const onAxis = (value) => (log.checked && value <= 0 ? null : value);
    const tables = [];
    const series = [{ label: "Hours", value: (self, value) => (value === null ? "–" : value.toFixed(2)) }];
    const bands = [];
    const amount = (self, value) => (value === null || value === undefined ? "–" : value.toPrecision(3));
    shown.forEach((course) => {
      const colour = COLOURS[course.plan % COLOURS.length];
      const dash = course.with === null ? [] : [7, 5];
      const columns = [course.hours, course.typical.map(onAxis)];
      series.push({ label: label(course), stroke: colour, width: 2, dash, value: amount, spanGaps: true });
      if (course.low.length > 0) {
        columns.push(course.high.map(onAxis), course.low.map(onAxis));
        series.push(
          { label: "95 % below", stroke: colour + "66", width: 1, dash, value: amount, spanGaps: true, points: { show: false } },
          { label: "5 % below", stroke: colour + "66", width: 1, dash, value: amount, spanGaps: true, points: { show: false } });
        bands.push({ series: [series.length - 2, series.length - 1], fill: colour + "22" });
      }
      tables.push(columns);
    });
    const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line } };
    chart?.destroy();
    area.setAttribute("aria-label", analyte.value + " over time: " + shown.map(label).join("; ") + ". The table below has the figures.");
    chart = new uPlot({
      width: area.clientWidth,
      height: 380,
      scales: { x: { time: false }, y: log.checked ? { distr: 3 } : { range: (self, low, high) => [0, high * 1.05] } },
      axes: [{ ...axis, label: "hours" }, { ...axis, label: "ng/mL in " + shown[0].matrix, size: 70 }],
      series,
      bands,
    }, uPlot.join(tables), area);
  }

  document.querySelector(".still").hidden = true;
  holder.hidden = false;
  analyte.addEventListener("change", draw);
  log.addEventListener("change", draw);
  dark.addEventListener("change", draw);
  new ResizeObserver(() => chart?.setSize({ width: area.clientWidth, height: 380 })).observe(area);
  draw();
})();
