// What all things to touch share: they mount in place of their figure's picture, with controls that a keyboard moves,
// drawings in the colors of the page, and a sentence that says what is shown.
"use strict";

const explorable = (() => {
  const space = "http://www.w3.org/2000/svg";
  let count = 0;

  const filled = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  };
  const make = (name, attributes = {}, ...children) => filled(document.createElement(name), attributes, children);
  const draw = (name, attributes = {}, ...children) => filled(document.createElementNS(space, name), attributes, children);

  /// A number with fixed decimals and a minus sign, without "−0.00".
  const number = (value, decimals = 2) => {
    const text = Math.abs(value).toFixed(decimals);
    return value < 0 && Number(text) !== 0 ? "−" + text : text;
  };
  const percent = (share, decimals = 1) => number(100 * share, decimals) + " %";
  /// A number of any size: 0.012, 3.4 × 10⁻⁷.
  const short = (value, digits = 2) => {
    if (value === 0) return "0";
    const exponent = Math.floor(Math.log10(Math.abs(value)));
    if (exponent >= -3 && exponent < 4) return number(value, Math.max(0, digits - 1 - exponent));
    const raised = [...String(exponent)].map(c => c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c]).join("");
    return `${number(value / 10 ** exponent, digits - 1)} × 10${raised}`;
  };
  const bytes = text => Int8Array.from(atob(text), c => c.charCodeAt(0));

  /// One place of the page in which something can be touched.
  class Stage {
    constructor(section) {
      this.section = section;
      this.picture = section.querySelector("figure .picture");
      this.live = make("div", { class: "live" });
      this.controls = make("div", { class: "controls" });
      this.buttons = make("div", { class: "buttons" });
      this.views = make("div", { class: "views" });
      this.sentence = make("p", { class: "says" });
      this.beginnings = [];
      this.isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    }

    data(name) {
      return JSON.parse(this.section.querySelector(`script[data-name="${name}"]`).textContent);
    }

    changed() {
      this.show();
      clearTimeout(this.saying);
      this.saying = setTimeout(() => { document.getElementById("status").textContent = this.sentence.textContent; }, 500);
    }

    /// A slider with its name before it and its value behind it; `shown` words the value.
    slider({ name, min, max, step = 1, value, shown = String }) {
      const id = `control-${++count}`;
      const input = make("input", { type: "range", id, min, max, step, value });
      const output = make("output", { for: id });
      const tell = () => {
        output.textContent = shown(Number(input.value));
        input.setAttribute("aria-valuetext", output.textContent);
      };
      input.addEventListener("input", () => { tell(); this.changed(); });
      this.controls.append(make("div", { class: "control" }, make("label", { for: id }, name), input, output));
      this.beginnings.push(() => { input.value = value; tell(); });
      tell();
      return {
        input,
        get value() { return Number(input.value); },
        set value(next) { input.value = next; tell(); },
        set max(next) { input.max = next; tell(); },
      };
    }

    /// One of several named things; its value is an index.
    choice({ name, options, value = 0, chosen = () => {} }) {
      const id = `control-${++count}`;
      const select = make("select", { id }, ...options.map((option, index) => make("option", { value: index }, option)));
      select.value = value;
      select.addEventListener("change", () => { chosen(Number(select.value)); this.changed(); });
      this.controls.append(make("div", { class: "control" }, make("label", { for: id }, name), select));
      this.beginnings.push(() => { select.value = value; });
      return { get value() { return Number(select.value); }, set value(next) { select.value = next; } };
    }

    button(name, pressed) {
      const button = make("button", { type: "button" }, name);
      button.addEventListener("click", () => { pressed(); this.changed(); });
      this.buttons.append(button);
      return button;
    }

    /// What starting again undoes besides the controls.
    beginning(begin) { this.beginnings.push(begin); begin(); }

    /// A drawing of its own coordinates; `label` says what it is, the sentence what it shows.
    view(label, width, height) {
      const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
      this.views.append(svg);
      return svg;
    }

    chart(label, x, y) { return new Chart(this.view(label, 300, 220), x, y, 300, 220); }

    add(element) { this.views.append(element); return element; }

    say(text) { this.sentence.textContent = text; }

    start(show) {
      this.show = show;
      this.button("Start again", () => { for (const begin of this.beginnings) begin(); }).className = "again";
      show();
      this.live.append(this.controls, this.buttons, this.views, this.sentence);
      this.picture.before(this.live);
      this.section.classList.add("mounted");
    }
  }

  /// Axes of numbers, linear or logarithmic, with a layer of curves that is drawn anew.
  class Chart {
    constructor(svg, x, y, width, height) {
      const [left, right, top, bottom] = [46, 10, 22, 36];
      const scale = (axis, from, to) => {
        const at = axis.log ? Math.log10 : v => v;
        return v => from + (to - from) * (at(v) - at(axis.min)) / (at(axis.max) - at(axis.min));
      };
      this.x = scale(x, left, width - right);
      this.y = scale(y, height - bottom, top);
      this.floor = height - bottom;
      this.limits = { x, y };
      const axes = draw("g", { class: "axes" });
      for (const tick of x.ticks ?? Chart.ticks(x)) {
        axes.append(draw("line", { x1: this.x(tick), x2: this.x(tick), y1: this.floor, y2: this.floor + 4 }),
          draw("text", { x: this.x(tick), y: this.floor + 16, "text-anchor": "middle" }, Chart.word(tick, x)));
      }
      for (const tick of y.ticks ?? Chart.ticks(y)) {
        axes.append(draw("line", { class: "grid", x1: left, x2: width - right, y1: this.y(tick), y2: this.y(tick) }),
          draw("text", { x: left - 5, y: this.y(tick) + 4, "text-anchor": "end" }, Chart.word(tick, y)));
      }
      axes.append(draw("line", { x1: left, x2: width - right, y1: this.floor, y2: this.floor }),
        draw("text", { x: (left + width - right) / 2, y: height - 4, "text-anchor": "middle" }, x.name),
        draw("text", { x: 2, y: 12 }, y.name));
      this.layer = draw("g");
      svg.append(axes, this.layer);
    }

    static word(tick, axis) {
      return axis.log ? "10" + [...String(Math.round(Math.log10(tick)))].map(c => c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c]).join("")
        : number(tick, axis.decimals ?? 0);
    }

    static ticks({ min, max, log }) {
      const ticks = [];
      if (log) {
        const [low, high] = [Math.ceil(Math.log10(min) - 1e-9), Math.floor(Math.log10(max) + 1e-9)];
        const step = Math.max(1, Math.ceil((high - low) / 4));
        for (let e = low; e <= high; e += step) ticks.push(10 ** e);
        return ticks;
      }
      const rough = (max - min) / 4;
      const power = 10 ** Math.floor(Math.log10(rough));
      const step = [1, 2, 5, 10].map(m => m * power).find(s => s >= rough * 0.999);
      for (let t = Math.ceil(min / step - 1e-9) * step; t <= max + 1e-9 * step; t += step) ticks.push(t);
      return ticks;
    }

    clear() { this.layer.replaceChildren(); }

    place(x, y) {
      const { y: axis } = this.limits;
      return [this.x(x), this.y(Math.min(axis.max, Math.max(axis.min, y)))];
    }

    /// A curve through points; `series` is a number of the theme's colors.
    line(points, series, attributes = {}) {
      const path = points.map(([x, y], i) => (i ? "L" : "M") + this.place(x, y).map(v => v.toFixed(1)).join(" ")).join("");
      this.layer.append(draw("path", { class: `curve series-${series}`, d: path, ...attributes }));
    }

    /// The area between two curves, for a band.
    band(lower, upper, series) {
      const points = [...lower, ...upper.slice().reverse()].map(([x, y]) => this.place(x, y).map(v => v.toFixed(1)).join(" "));
      this.layer.append(draw("path", { class: `band series-${series}`, d: `M${points.join("L")}Z` }));
    }

    dot(x, y, series, radius = 4.5) {
      const [cx, cy] = this.place(x, y);
      this.layer.append(draw("circle", { class: `dot series-${series}`, cx, cy, r: radius }));
    }

    upright(x, attributes = {}) {
      this.layer.append(draw("line", { class: "mark", x1: this.x(x), x2: this.x(x), y1: 22, y2: this.floor, ...attributes }));
    }

    text(x, y, words, series, attributes = {}) {
      const [left, top] = this.place(x, y);
      this.layer.append(draw("text", { x: left, y: top, class: `series-${series}`, ...attributes }, words));
    }
  }

  /// Runs `build` on every stage of a name; where it fails, the picture stays.
  const mount = (name, build) => {
    for (const section of document.querySelectorAll(`[data-explorable="${name}"]`)) {
      try { build(new Stage(section)); } catch (error) { reportError(error); }
    }
  };
  return Object.assign(mount, { make, draw, number, percent, short, bytes });
})();
