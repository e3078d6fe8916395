// A panel as a picture, SVG or PNG, of what it shows now: its drawings, its texts, its swatches. Presentation attributes only, so that
// it stands alone and needs no style that the page's policy would refuse. In a simulation the word SIMULASI is in the picture itself.
const NS = "http://www.w3.org/2000/svg", SCALE = 2, FOOT = 22;
const KEPT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "opacity", "visibility", "paint-order", "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline"];
const LEFT_OUT = ".out, .sr, script, style, [hidden], details:not([open]) > :not(summary)";

const make = (name, attributes, text) => {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
};
const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const clear = color => color === "transparent" || /^rgba\(.*, 0\)$/.test(color);

// A drawing with what the style sheet says about it written into it.
function still(svg) {
  const copy = svg.cloneNode(true), gone = [];
  const originals = [svg, ...svg.querySelectorAll("*")], copies = [copy, ...copy.querySelectorAll("*")];
  copies.forEach((node, i) => {
    const style = getComputedStyle(originals[i]);
    if (/^(foreignObject|script|style|animate.*)$/.test(node.localName) || style.display === "none") { gone.push(node); return; }
    for (const { name } of [...node.attributes]) if (/^(class|style|on|data-|aria-|tabindex|href|xlink:|target|role)/.test(name)) node.removeAttribute(name);
    for (const key of KEPT) {
      const value = style.getPropertyValue(key);
      if (value && value !== "none" || /^(fill|stroke)$/.test(key)) node.setAttribute(key, value.replace(/url\("?[^"#)]*#([^")]*)"?\)/, "url(#$1)").replaceAll('"', "'"));
    }
  });
  gone.forEach(node => node.remove());
  return copy;
}

// The lines of a text as they stand on the screen.
function lines(text) {
  const range = document.createRange(), found = [];
  for (const word of text.data.matchAll(/\S+/g)) {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    const box = range.getBoundingClientRect(), last = found.at(-1);
    if (!box.width) continue;
    if (last && Math.abs(last.box.top - box.top) < 3) (last.words.push(word[0]), last.right = box.right);
    else found.push({ box, right: box.right, words: [word[0]] });
  }
  return found;
}

export function drawn(panel) {
  const frame = panel.getBoundingClientRect(), width = Math.ceil(frame.width), height = Math.ceil(frame.height);
  const picture = make("svg", { xmlns: NS, width, height: height + FOOT, viewBox: `0 0 ${width} ${height + FOOT}`, "font-family": "'Source Sans 3', sans-serif" });
  picture.append(make("rect", { width, height: height + FOOT, fill: getComputedStyle(panel).backgroundColor }));
  const walker = document.createTreeWalker(panel, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: node => node.nodeType === 1 && (node.matches(LEFT_OUT) || getComputedStyle(node).display === "none" || node.parentElement?.closest("svg")) ? NodeFilter.FILTER_REJECT
      : node.nodeType === 3 && node.parentElement.closest("svg") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === 3) {
      const style = getComputedStyle(node.parentElement), size = parseFloat(style.fontSize);
      for (const { box, right, words } of lines(node)) {
        picture.append(make("text", { x: box.left - frame.left, y: box.top - frame.top + box.height / 2 + size * 0.34, fill: style.color, "font-size": size, "font-weight": style.fontWeight, textLength: right - box.left, lengthAdjust: "spacingAndGlyphs" }, words.join(" ")));
      }
      continue;
    }
    const box = node.getBoundingClientRect(), at = { x: box.left - frame.left, y: box.top - frame.top, width: box.width, height: box.height };
    if (node.localName === "svg") {
      const copy = still(node);
      if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
      for (const [key, value] of Object.entries(at)) copy.setAttribute(key, value);
      picture.append(copy);
    } else if (box.width && !clear(getComputedStyle(node).backgroundColor)) {
      picture.append(make("rect", { ...at, rx: parseFloat(getComputedStyle(node).borderTopLeftRadius) || 0, fill: getComputedStyle(node).backgroundColor }));
    }
  }
  const simulated = panel.closest(".simulated") !== null, said = document.querySelector("[data-live-text]")?.textContent.replace(/^\s*·\s*/, "") ?? "";
  picture.append(make("text", { x: 16, y: height + 14, "font-size": 12, fill: token("--ink-3") }, [...(simulated ? ["SIMULASI"] : []), document.title.split(" · ")[0], said, "SmartVillage Lampung"].filter(Boolean).join(" · ")));
  if (simulated) {
    for (let y = 60; y < height + 40; y += 110) for (let x = 20; x < width; x += 220) {
      picture.append(make("text", { x, y, "font-size": 18, "letter-spacing": 2, fill: token("--sim-mark"), transform: `rotate(-18 ${x} ${y})` }, "SIMULASI"));
    }
  }
  return picture;
}

async function png(text, { width, height }) {
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  await image.decode();
  const canvas = document.createElement("canvas");
  (canvas.width = width * SCALE, canvas.height = height * SCALE);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, "image/png"));
}

export async function save(panel, kind, name) {
  const picture = drawn(panel), text = new XMLSerializer().serializeToString(picture);
  const blob = kind === "png" ? await png(text, picture.viewBox.baseVal) : new Blob([text], { type: "image/svg+xml" });
  const link = document.createElement("a");
  (link.href = URL.createObjectURL(blob), link.download = `${name}.${kind}`);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
