// Three verbs over ApexCharts. A model is data (see Charts/ChartModel.cs): colours are tokens, texts are given, no code crosses.
import ApexCharts from "../../lib/apexcharts/apexcharts.esm.js";

const language = document.documentElement.lang === "en" ? "en-GB" : "id-ID";
const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const nonce = document.querySelector("script[nonce]")?.nonce;
const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// A round top above the highest column, so that the axis does not move with each event.
function roundTop(value) {
  if (value <= 4) return 4;
  const unit = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].map(step => step * unit).find(top => top >= value);
}

function optionsOf(model, { width, height }) {
  const line = model.line ? [{ name: model.line.name, type: "line", data: model.line.values }] : [];
  const columns = model.columns.map(c => ({ name: c.name, type: "column", data: c.values }));
  const sums = model.categories.map((_, i) => model.columns.reduce((sum, c) => sum + (c.values[i] ?? 0), 0));
  const top = roundTop(Math.max(1, ...sums, ...(model.line?.values ?? []).map(v => v ?? 0)));
  const colors = [...model.columns.map(c => token(c.color)), ...(model.line ? [token(model.line.color)] : [])];
  const axis = { colors: token("--chart-axis"), fontSize: "12px" };
  // As many labels as stand beside each other.
  const fit = Math.floor((width - 50) / (7 * Math.max(2, ...model.categories.map(c => c.length)) + 12));
  const running = model.note ? model.categories.indexOf(model.note.category) : -1;
  return {
    series: [...columns, ...line],
    colors,
    chart: {
      type: "bar", stacked: true, stackOnlyBar: true, height, nonce, fontFamily: "inherit", background: "transparent", parentHeightOffset: 0,
      animations: { enabled: false }, toolbar: { show: false }, zoom: { enabled: false }, selection: { enabled: false }
    },
    theme: { mode: document.documentElement.dataset.theme === "dark" ? "dark" : "light" },
    fill: { opacity: 1 },
    stroke: {
      width: [...columns.map(() => 1), ...line.map(() => 1.6)],
      colors: [...columns.map(() => token("--surface")), ...line.map(() => token("--chart-typical"))],
      dashArray: [...columns.map(() => 0), ...line.map(() => 4)], curve: "straight"
    },
    plotOptions: { bar: { columnWidth: "66%" } },
    legend: { show: false }, dataLabels: { enabled: false }, markers: { size: 0 },
    grid: { borderColor: token("--chart-grid"), padding: { left: 6, right: 6, top: -14, bottom: -4 }, xaxis: { lines: { show: false } } },
    xaxis: {
      categories: model.categories, axisBorder: { color: token("--line-strong") }, axisTicks: { show: false }, tooltip: { enabled: false },
      labels: { style: axis, rotate: 0, hideOverlappingLabels: true, trim: false }, tickAmount: model.categories.length > Math.min(16, fit) ? Math.min(10, Math.max(2, fit)) : undefined
    },
    yaxis: { min: 0, max: top, tickAmount: 4, labels: { style: axis, formatter: value => number.format(value) } },
    tooltip: { shared: true, intersect: false, theme: false, y: { formatter: value => value == null ? "–" : number.format(value) } },
    annotations: running < 0 || sums[running] === 0 ? { points: [] } : {
      points: [{
        x: model.categories[running], y: sums[running], marker: { size: 0 },
        label: {
          text: model.note.text, textAnchor: "start", offsetX: Math.round(0.33 * (width - 50) / model.categories.length) + 2, offsetY: 18, borderWidth: 0,
          style: { background: "transparent", color: token("--ink-2"), fontSize: "12px" }
        }
      }]
    },
    states: { hover: { filter: { type: "none" } }, active: { filter: { type: "none" } } }
  };
}

export function init(host, model) {
  const size = () => ({ width: host.clientWidth, height: host.clientHeight || 194 });
  let last = model, shape = null, gone = false, waiting = false;
  const shapeOf = m => JSON.stringify([m.categories, m.columns.map(c => c.name), !!m.line]);
  const chart = new ApexCharts(host, optionsOf(model, size()));
  const ready = chart.render().then(() => { shape = shapeOf(model); host.dataset.ready = "1"; });
  const hidden = () => document.hidden || host.offsetParent === null;

  async function draw() {
    await ready;
    if (gone) return;
    if (hidden()) { waiting = true; return; }
    waiting = false;
    await chart.updateOptions(optionsOf(last, size()), shape !== shapeOf(last), false, false);
    shape = shapeOf(last);
  }

  const onVisible = () => { if (waiting) draw(); };
  document.addEventListener("visibilitychange", onVisible);
  const themes = new MutationObserver(draw);
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  return {
    update(next) { last = next; return draw(); },
    dispose() {
      gone = true;
      themes.disconnect();
      document.removeEventListener("visibilitychange", onVisible);
      chart.destroy();
    }
  };
}
