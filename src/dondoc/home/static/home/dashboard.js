// Draws each `data-chart` from the JSON of that id. Without this file the tables beside the charts say the same.
(() => {
  "use strict";
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--dd-${name}`).trim();
  const number = (value) => value.toLocaleString("vi-VN");

  function series(one, chart) {
    const shared = { name: one.name, data: one.values, color: token(one.colour), label: { color: token("ink") } };
    if (one.line) return { ...shared, type: "line", symbol: "diamond", symbolSize: 9, lineStyle: { width: 2.5 } };
    const stacked = chart.kind === "bars";
    return { ...shared, type: "bar", stack: stacked ? "all" : undefined, barMaxWidth: stacked ? 22 : 14 };
  }

  function options(chart) {
    const text = { color: token("ink"), fontFamily: "Be Vietnam Pro, sans-serif", fontSize: 13 };
    const line = { lineStyle: { color: token("line") } };
    const names = {
      type: "category", data: chart.labels, axisLine: line, axisTick: { show: false },
      axisLabel: chart.kind === "bars" ? { ...text, width: 170, overflow: "break" } : text,
    };
    const counts = { type: "value", minInterval: 1, splitLine: line, axisLabel: { ...text, formatter: number } };
    const bars = chart.kind === "bars";
    return {
      animation: !still.matches,
      aria: { enabled: true, decal: { show: true }, label: { description: chart.description } },
      textStyle: text,
      legend: { top: 0, textStyle: text, itemGap: 16 },
      grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
      tooltip: {
        trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" }, valueFormatter: number,
        backgroundColor: token("paper"), borderColor: token("line"), textStyle: text,
      },
      xAxis: bars ? counts : names,
      yAxis: bars ? { ...names, inverse: true } : counts,
      series: chart.series.map((one) => series(one, chart)),
    };
  }

  for (const place of document.querySelectorAll("[data-chart]")) {
    const chart = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    if (!window.echarts || !chart.labels.length) continue;
    if (chart.kind === "bars") place.style.height = `${Math.max(14, 5 + chart.labels.length * 2.6)}rem`;
    place.style.display = "block";
    const drawn = window.echarts.init(place, null, { renderer: "svg" });
    const draw = () => drawn.setOption(options(chart), true);
    draw();
    new ResizeObserver(() => drawn.resize()).observe(place);
    new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
    dark.addEventListener("change", draw);
  }
})();
