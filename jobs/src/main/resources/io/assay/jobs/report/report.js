(function () {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const locale = data.language === "zh" ? "zh-CN" : "en-GB";
  const root = document.documentElement;
  const NARROW = 560;
  const shapes = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle", "emptyDiamond"];
  const dashes = ["solid", "dashed", "dotted", [8, 3, 2, 3]];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const cents = new Intl.NumberFormat(locale, { minimumFractionDigits: data.cents, maximumFractionDigits: data.cents });
  const percent = new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "negative" });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 });

  function colour(name) {
    return getComputedStyle(root).getPropertyValue("--" + name).trim();
  }

  function write(kind, value) {
    if (value === null || value === undefined) {
      return "–";
    }
    switch (kind) {
      case "count": return whole.format(value);
      case "money": return cents.format(value);
      case "share": return percent.format(value);
      case "text": return value;
      default: return number.format(value);
    }
  }

  function unique(values) {
    return Array.from(new Set(values));
  }

  /** All that charts have in common; nothing moves, so that what is printed is what is seen. */
  function frame(parts) {
    return Object.assign({
      animation: false,
      color: ["iron", "gold", "verdigris", "copper", "lead", "platinum"].map(colour),
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("ink"), fontSize: 12 },
      tooltip: {
        renderMode: "richText", confine: true, backgroundColor: colour("card"), borderColor: colour("line"),
        textStyle: { color: colour("ink"), fontSize: 12 }
      }
    }, parts);
  }

  function axis(parts) {
    return Object.assign({
      nameLocation: "middle", nameTextStyle: { color: colour("muted") },
      axisLabel: { color: colour("ink") }, axisLine: { lineStyle: { color: colour("line") } },
      axisTick: { show: false }, splitLine: { lineStyle: { color: colour("line") } }
    }, parts);
  }

  function legend(names) {
    return { data: names, top: 0, left: 0, itemWidth: 18, textStyle: { color: colour("ink") } };
  }

  const pen = document.createElement("canvas").getContext("2d");

  /** Room that names need beside an axis, where long ones may break into lines of the given width. */
  function room(names, longest) {
    pen.font = "12px " + getComputedStyle(document.body).fontFamily;
    return Math.ceil(Math.min(longest, Math.max(...names.map(name => pen.measureText(String(name)).width * 1.06)))) + 14;
  }

  /** A name in lines of at most the given width; what does not fit into so many lines is left out, the table has it. */
  function wrapped(name, width, lines) {
    pen.font = "12px " + getComputedStyle(document.body).fontFamily;
    const fits = text => pen.measureText(text.trimEnd()).width <= width;
    const out = [""];
    // Chinese may break anywhere, other scripts between words
    for (let piece of String(name).match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/g) || []) {
      if (out[out.length - 1] && !fits(out[out.length - 1] + piece)) {
        out.push("");
      }
      while (!fits(piece) && piece.length > 1) {
        let end = piece.length - 1;
        while (end > 1 && !fits(piece.slice(0, end))) {
          end--;
        }
        out[out.length - 1] = piece.slice(0, end);
        out.push("");
        piece = piece.slice(end);
      }
      out[out.length - 1] += piece;
    }
    const kept = out.slice(0, lines).map(line => line.trim());
    if (out.length > lines) {
      let last = kept[lines - 1];
      while (last && !fits(last + "…")) {
        last = last.slice(0, -1);
      }
      kept[lines - 1] = last.trimEnd() + "…";
    }
    return kept.join("\n");
  }

  function scores(values) {
    const most = Math.max(...values);
    return Array.from({ length: most }, (unused, i) => i + 1);
  }

  function narrow(width) {
    return width < NARROW;
  }

  /** An axis of shares ends at the whole, where the next round number would be beyond it. */
  function endOfShares(extent) {
    return extent.max > 0.9 && extent.max <= 1 ? 1 : null;
  }

  function bars(figure, width) {
    const series = figure.drawing.series;
    const shares = figure.columns[series[0]].kind === "share";
    const format = value => shares ? percent.format(value) : whole.format(value);
    const names = figure.rows.map(row => row[0]);
    const longest = narrow(width) ? 96 : 170;
    const lowest = Math.min(...figure.rows.flatMap(row => series.map(index => row[index])));
    return {
      height: figure.rows.length * (series.length * 15 + 12) + 90,
      option: frame({
        legend: series.length > 1 ? legend(series.map(index => figure.columns[index].label)) : undefined,
        grid: { left: room(names, longest), right: 52, top: series.length > 1 ? 30 : 8, bottom: 52 },
        xAxis: axis({
          type: "value", min: lowest < -0.005 ? undefined : 0, max: shares ? endOfShares : undefined, name: figure.drawing.x, nameGap: 26, splitNumber: narrow(width) ? 3 : 5,
          axisLabel: { color: colour("ink"), formatter: value => shares ? whole.format(value * 100) : short.format(value) }
        }),
        yAxis: axis({
          type: "category", inverse: true, data: names,
          axisLabel: { color: colour("ink"), interval: 0, formatter: name => wrapped(name, longest, 3) }
        }),
        series: series.map(index => ({
          type: "bar", name: figure.columns[index].label, data: figure.rows.map(row => row[index]),
          barGap: "8%", barCategoryGap: "28%",
          label: { show: true, position: "right", color: colour("ink"), fontSize: 11, formatter: p => format(p.value) },
          tooltip: { valueFormatter: format }
        }))
      })
    };
  }

  function mixed(low, high, part) {
    const channel = (text, at) => parseInt(text.slice(at, at + 2), 16);
    return [1, 3, 5].map(at => Math.round(channel(low, at) + (channel(high, at) - channel(low, at)) * part));
  }

  /** Ink that can be read on a colour: relative luminance after WCAG 2. */
  function inkOn(rgb) {
    const [r, g, b] = rgb.map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#11161b" : "#ffffff";
  }

  const metals = { "scores-customers": "iron", "scores-money": "gold", "scores-money_per_customer": "verdigris" };

  /** Values along an axis: all scores from 1 on, names in the order given, or else as they come. */
  function categories(figure, index) {
    const found = unique(figure.rows.map(row => row[index]));
    if (figure.columns[index].kind === "count") {
      return scores(found);
    }
    return figure.drawing.order ? figure.drawing.order.filter(name => found.includes(name)) : found;
  }

  function heat(figure, width, id) {
    const [x, y, value] = figure.drawing.columns || [1, 0, 2];
    const shade = figure.drawing.shade || value;
    const [xs, ys] = [x, y].map(index => categories(figure, index));
    if (figure.columns[y].kind === "count") {
      ys.reverse();
    }
    const longest = narrow(width) ? 84 : 130;
    const left = room(ys, longest);
    const cell = (width - left - 14) / xs.length;
    const crowded = xs.some(name => room([name], 999) > cell * 2);
    const label = name => wrapped(name, crowded ? 120 : Math.max(cell - 6, 24), crowded ? 1 : 4);
    const lines = Math.max(...xs.map(name => label(name).split("\n").length));
    const below = crowded ? Math.min(room(xs, 999) * 0.8, 110) : 25 + lines * 15;
    const metal = metals[id] || "gold";
    const most = Math.max(...figure.rows.map(row => row[shade] || 0), 0);
    const cells = figure.rows.map(row => {
      const rgb = mixed(colour(metal + "-low"), colour(metal + "-high"), most > 0 ? Math.max(row[shade] || 0, 0) / most : 0);
      return {
        value: [xs.indexOf(row[x]), ys.indexOf(row[y]), row[value]],
        itemStyle: { color: "rgb(" + rgb.join(",") + ")" }, label: { color: inkOn(rgb) }
      };
    });
    const brief = v => figure.columns[value].kind === "money" || v >= 10000 ? short.format(v) : whole.format(v);
    return {
      height: ys.length * (narrow(width) ? 30 : 36) + 52 + below,
      option: frame({
        grid: { left: left, right: 14, top: 26, bottom: below + 26 },
        title: {
          text: figure.drawing.y, left: 0, top: 3, padding: 0,
          textStyle: { color: colour("muted"), fontSize: 12, fontWeight: "normal" }
        },
        xAxis: axis({
          type: "category", data: xs, name: figure.drawing.x, nameGap: below + 4, splitLine: { show: false },
          axisLabel: { color: colour("ink"), interval: 0, rotate: crowded ? 50 : 0, formatter: label }
        }),
        yAxis: axis({
          type: "category", inverse: true, data: ys, splitLine: { show: false },
          axisLabel: { color: colour("ink"), interval: 0, formatter: name => wrapped(name, longest, 2) }
        }),
        series: [{
          type: "heatmap", data: cells, itemStyle: { borderColor: colour("card"), borderWidth: 2 },
          label: { show: cell >= 30, fontSize: cell < 46 ? 10 : 12, formatter: p => brief(p.value[2]) }
        }],
        tooltip: Object.assign(frame({}).tooltip, {
          formatter: p => figure.columns[y].label + ": " + ys[p.value[1]] + "\n" + figure.columns[x].label + ": " + xs[p.value[0]]
            + "\n" + figure.columns[value].label + ": " + write(figure.columns[value].kind, p.value[2])
        })
      })
    };
  }

  function curve(figure) {
    const share = parts => axis(Object.assign({
      type: "value", min: 0, max: 1, axisLabel: { color: colour("ink"), formatter: v => whole.format(v * 100) }
    }, parts));
    const mark = figure.drawing.mark;
    return {
      height: 400,
      option: frame({
        grid: { left: 58, right: 24, top: 16, bottom: 54 },
        xAxis: share({ name: figure.drawing.x, nameGap: 28 }),
        yAxis: share({ name: figure.drawing.y, nameGap: 38 }),
        series: [
          {
            type: "line", data: figure.rows, showSymbol: false, lineStyle: { width: 3, color: colour("gold") },
            areaStyle: { color: colour("gold"), opacity: 0.14 },
            markPoint: {
              symbol: "circle", symbolSize: 11, itemStyle: { color: colour("copper") },
              label: { show: true, position: "right", distance: 8, color: colour("ink"), fontSize: 13,
                formatter: () => percent.format(mark[1]) },
              data: [{ coord: mark }]
            },
            markLine: {
              silent: true, symbol: "none", lineStyle: { type: "dashed", color: colour("copper") }, label: { show: false },
              data: [[{ coord: [mark[0], 0] }, { coord: mark }], [{ coord: [0, mark[1]] }, { coord: mark }]]
            }
          },
          {
            type: "line", data: [[0, 0], [1, 1]], showSymbol: false, silent: true,
            lineStyle: { type: "dashed", color: colour("platinum") },
            markPoint: {
              symbol: "circle", symbolSize: 0.1, data: [{ coord: [0.62, 0.62] }],
              label: { show: true, position: "bottom", align: "left", distance: 6, color: colour("muted"),
                formatter: figure.drawing.equal }
            }
          }
        ],
        tooltip: Object.assign(frame({}).tooltip, {
          trigger: "axis",
          formatter: ps => figure.columns.map((column, i) => column.label + ": " + percent.format(ps[0].value[i])).join("\n")
        })
      })
    };
  }

  function profile(figure, width) {
    const names = unique(figure.rows.map(row => row[0]));
    const drawn = figure.rows.filter(row => row[4] !== null);
    const measures = unique(drawn.map(row => row[1]));
    return {
      height: 330 + (narrow(width) ? names.length * 22 : 22),
      option: frame({
        legend: Object.assign(
          legend(names), { formatter: name => wrapped(name, width - 60, 1) }, narrow(width) ? { orient: "vertical" } : {}),
        grid: { left: 62, right: 30, top: narrow(width) ? names.length * 24 + 10 : 54, bottom: 42 },
        xAxis: axis({ type: "category", data: measures, boundaryGap: true, axisLine: { onZero: false } }),
        yAxis: axis({ type: "value", name: figure.drawing.y, nameGap: 42 }),
        series: names.map((name, i) => ({
          type: "line", name: name, symbol: shapes[i % shapes.length], symbolSize: 10,
          lineStyle: { width: 2.5, type: dashes[i % dashes.length] },
          data: measures.map(measure => (drawn.find(row => row[0] === name && row[1] === measure) || [])[4]),
          tooltip: { valueFormatter: v => write("number", v) }
        })),
        tooltip: Object.assign(frame({}).tooltip, { trigger: "axis" })
      })
    };
  }

  function sweep(figure) {
    const ks = figure.rows.map(row => row[0]);
    const [silhouette, cost] = [1, 2].map(index => figure.columns[index].label);
    const scale = parts => axis(Object.assign({ type: "value", nameGap: 40, splitNumber: 4 }, parts));
    return {
      height: 352,
      option: frame({
        legend: legend([silhouette, cost]),
        grid: { left: 60, right: 62, top: 44, bottom: 54 },
        xAxis: axis({ type: "category", data: ks, name: figure.drawing.x, nameGap: 28 }),
        yAxis: [
          scale({ name: silhouette }),
          scale({ name: cost, splitLine: { show: false }, axisLabel: { color: colour("ink"), formatter: v => short.format(v) } })
        ],
        series: [
          {
            type: "bar", name: silhouette, barMaxWidth: 34,
            data: figure.rows.map(row => ({
              value: row[1], itemStyle: { color: colour(row[0] === figure.drawing.chosen ? "gold" : "iron") },
              label: { show: row[0] === figure.drawing.chosen, position: "top", color: colour("ink"),
                formatter: () => figure.drawing.chosenLabel }
            })),
            tooltip: { valueFormatter: v => write("number", v) }
          },
          {
            type: "line", name: cost, yAxisIndex: 1, data: figure.rows.map(row => row[2]), symbol: "diamond", symbolSize: 8,
            itemStyle: { color: colour("copper") }, lineStyle: { color: colour("copper"), type: "dashed", width: 2 },
            tooltip: { valueFormatter: v => write("number", v) }
          }
        ],
        tooltip: Object.assign(frame({}).tooltip, { trigger: "axis" })
      })
    };
  }

  function flow(figure, width) {
    const [left, right] = [0, 1].map(index => categories(figure, index));
    const colours = figure.drawing.colours || {};
    const node = (side, align) => name => ({
      name: side + name, depth: side === "< " ? 0 : 1, itemStyle: { color: colours[name] || colour("platinum") },
      label: { position: align, formatter: () => wrapped(name, narrow(width) ? 84 : 170, narrow(width) ? 2 : 1), color: colour("ink") }
    });
    const side = narrow(width) ? 92 : 180;
    return {
      height: Math.max(440, Math.max(left.length, right.length) * (narrow(width) ? 58 : 46)),
      option: frame({
        title: [
          { text: figure.drawing.left, left: side, top: 0, textAlign: "center" },
          { text: figure.drawing.right, left: width - side, top: 0, textAlign: "center" }
        ].map(title => Object.assign(title, { textStyle: { color: colour("muted"), fontSize: 12, fontWeight: "normal" } })),
        series: [{
          type: "sankey", left: side, right: side, top: 26, bottom: 8, nodeWidth: 14, nodeGap: narrow(width) ? 28 : 16, draggable: false,
          layoutIterations: 0, emphasis: { focus: "adjacency" },
          data: left.map(node("< ", "left")).concat(right.map(node("> ", "right"))),
          links: figure.rows.map(row => ({ source: "< " + row[0], target: "> " + row[1], value: row[2] })),
          lineStyle: { color: "source", opacity: isDark() ? 0.55 : 0.38, curveness: 0.5 }
        }],
        tooltip: Object.assign(frame({}).tooltip, {
          formatter: p => p.dataType === "edge"
            ? p.data.source.slice(2) + " → " + p.data.target.slice(2) + ": " + whole.format(p.data.value)
            : p.name.slice(2) + ": " + whole.format(p.value)
        })
      })
    };
  }

  const CUT_LABEL = 11;

  /** Cuts with the row above the bars that their label stands in; without a label where all rows are taken. */
  function inRows(cuts, place) {
    pen.font = CUT_LABEL + "px " + getComputedStyle(document.body).fontFamily;
    const ends = [-Infinity, -Infinity, -Infinity];
    return cuts.map(([at, name]) => ({ at, name, middle: place(at), half: pen.measureText(name).width / 2 + 3 }))
      .sort((one, other) => one.middle - other.middle)
      .map(cut => {
        const row = ends.findIndex(end => end <= cut.middle - cut.half);
        if (row >= 0) {
          ends[row] = cut.middle + cut.half;
        }
        return Object.assign(cut, { row });
      });
  }

  function histogram(figure, width) {
    const logarithmic = figure.drawing.logarithmic;
    const closed = figure.rows.filter(row => row[0] !== null && row[1] !== null && (!logarithmic || row[0] > 0));
    const low = Math.min(...closed.map(row => row[0]));
    const high = Math.max(...closed.map(row => row[1]));
    const kind = figure.columns[0].kind;
    const scale = logarithmic ? Math.log : value => value;
    const place = value => (scale(value) - scale(low)) / (scale(high) - scale(low)) * (width - 86);
    const cuts = inRows(figure.drawing.cuts.filter(cut => cut[0] >= low && cut[0] <= high), place);
    const rows = Math.max(0, ...cuts.map(cut => cut.row + 1));
    return {
      height: 304 + rows * 14,
      option: frame({
        grid: { left: 62, right: 24, top: 22 + rows * 14, bottom: 54 },
        xAxis: axis({
          type: logarithmic ? "log" : "value", min: low, max: high, name: figure.drawing.x, nameGap: 28,
          splitLine: { show: false }, axisLabel: { color: colour("ink"), hideOverlap: true, formatter: v => short.format(v) }
        }),
        yAxis: axis({ type: "value", name: figure.drawing.y, nameGap: 44, axisLabel: { color: colour("ink"), formatter: v => short.format(v) } }),
        series: [
          {
            type: "custom", data: closed, encode: { x: [0, 1], y: 2 }, itemStyle: { color: colour(logarithmic ? "gold" : "iron") },
            renderItem: (params, api) => {
              const [left, top] = api.coord([api.value(0), api.value(2)]);
              const [right, bottom] = api.coord([api.value(1), 0]);
              return {
                type: "rect", style: { fill: colour(logarithmic ? "gold" : "iron") },
                shape: { x: left + 0.5, y: top, width: Math.max(right - left - 1, 1), height: bottom - top }
              };
            }
          },
          {
            type: "line", data: [], silent: true,
            markLine: {
              silent: true, symbol: "none", lineStyle: { type: "dashed", color: colour("copper"), width: 1.5 },
              data: cuts.map(cut => ({
                xAxis: cut.at,
                label: {
                  show: cut.row >= 0, formatter: cut.name, color: colour("ink"), fontSize: CUT_LABEL, position: "end",
                  distance: 8 + cut.row * 14
                }
              }))
            }
          }
        ],
        tooltip: Object.assign(frame({}).tooltip, {
          formatter: p => write(kind, p.value[0]) + " – " + write(kind, p.value[1]) + ": " + whole.format(p.value[2])
        })
      })
    };
  }

  const makers = { bars, heat, curve, profile, sweep, flow, histogram };
  const drawn = new Map();

  function draw(element, width) {
    const id = element.dataset.figure;
    const figure = data.figures[id];
    const made = makers[figure.chart](figure, width, id);
    const old = drawn.get(element);
    if (old) {
      old.dispose();
    }
    element.style.height = made.height + "px";
    const chart = echarts.init(element, null, { renderer: "svg", width: width, height: made.height });
    chart.setOption(made.option);
    const picture = element.querySelector("svg");
    // with a view box the picture scales with the paper when it is printed
    picture.setAttribute("viewBox", "0 0 " + width + " " + made.height);
    picture.setAttribute("aria-hidden", "true");
    drawn.set(element, chart);
  }

  /** Draws all charts at the width of their places, or of those that the same places have on paper. */
  function drawAll(paper) {
    document.querySelectorAll(".chart").forEach(element => {
      const shape = element.closest("figure").className;
      draw(element, paper ? paper[shape] : element.clientWidth);
    });
  }

  const button = document.getElementById("theme");
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  }

  function label() {
    button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
  }

  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    label();
    drawAll();
  });
  system.addEventListener("change", () => {
    label();
    drawAll();
  });

  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth !== width) {
      width = window.innerWidth;
      drawAll();
    }
  });

  const PAPER = { wide: 664, half: 308, third: 196 };
  // on paper the theme is light, whatever the screen is
  let chosen;
  window.addEventListener("beforeprint", () => {
    chosen = root.dataset.theme;
    root.dataset.theme = "light";
    drawAll(PAPER);
  });
  window.addEventListener("afterprint", () => {
    if (chosen) {
      root.dataset.theme = chosen;
    } else {
      delete root.dataset.theme;
    }
    drawAll();
  });

  label();
  drawAll();
})();
