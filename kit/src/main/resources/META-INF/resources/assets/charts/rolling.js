// The rate of the rolling window as a line in the band of its interval, with the target as a dashed line.
import { describe, ifProvisional } from './rates.js';
import { isProvisional, rateRows } from './table.js';
import { base, BLUE, categoryAxis, GREY, HOLLOW, ICONS, INK, isNarrow, legend, orGap, PALE, percentAxis } from './theme.js';

const MANY = 30;
const TARGET_DASHES = [8, 5];
const BAND_EDGE = { color: INK, width: 1, type: 'dotted' };

const series = (table, rows) => {
  const { rate, provisional, interval, target } = table.dataset;
  const band = { type: 'line', stack: 'band', silent: true, symbol: 'none', lineStyle: BAND_EDGE };
  return [
    // ECharts stacks the band on the lower end of the interval.
    { ...band, data: rows.map(row => orGap(row.low)) },
    {
      ...band,
      name: interval,
      data: rows.map(row => (row.low === null ? '-' : row.high - row.low)),
      areaStyle: { color: PALE, opacity: 0.7 },
    },
    {
      name: target,
      type: 'line',
      data: rows.map(row => orGap(row.target)),
      symbol: 'none',
      lineStyle: { color: INK, width: 2, type: TARGET_DASHES },
      itemStyle: { color: INK },
    },
    {
      name: rate,
      type: 'line',
      data: rows.map(row => orGap(row.rate)),
      symbol: 'circle',
      symbolSize: rows.length > MANY ? 5 : 8,
      showAllSymbol: true,
      lineStyle: { color: BLUE, width: 3 },
      itemStyle: { color: BLUE },
    },
    ...ifProvisional(rows, {
      name: provisional,
      type: 'scatter',
      silent: true,
      z: 4,
      data: rows.map(row => (isProvisional(row) ? orGap(row.rate) : '-')),
      symbolSize: rows.length > MANY ? 7 : 10,
      itemStyle: { ...HOLLOW, opacity: 1 },
    }),
  ];
};

export default {
  height: () => 340,
  rows: rateRows,
  option: (table, rows, width) => {
    const { tooltip, ...common } = base(index => describe(table, rows[index]));
    return {
      ...common,
      tooltip: { ...tooltip, axisPointer: { type: 'line' } },
      legend: legend([
        { name: table.dataset.rate, icon: ICONS.line, itemStyle: { color: BLUE } },
        ...ifProvisional(rows, { name: table.dataset.provisional, icon: ICONS.point, itemStyle: HOLLOW }),
        { name: table.dataset.interval, icon: ICONS.band, itemStyle: { color: GREY } },
        { name: table.dataset.target, icon: ICONS.dashes, itemStyle: { color: INK } },
      ]),
      grid: { left: 12, right: 48, top: isNarrow(width) ? 72 : 48, bottom: 24, containLabel: true },
      xAxis: categoryAxis(rows.map(row => row.name), {
        boundaryGap: rows.length === 1,
        axisLabel: { hideOverlap: true, width: 90, overflow: 'break' },
      }),
      yAxis: percentAxis(rows),
      series: series(table, rows),
    };
  },
};
