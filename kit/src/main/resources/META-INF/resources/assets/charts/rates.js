// What the charts of rates share: the tooltip, and bars with a whisker for the interval and a mark at the target.
import { isProvisional } from './table.js';
import { base, BLUE, decimal, HOLLOW, ICONS, INK, legend, orGap, percent } from './theme.js';

export const describe = (table, row) => [
  row.name,
  ...(row.rate === null ? [row.replacement] : [
    `${table.dataset.rate}: ${percent(row.rate)}`,
    ...(row.low === null ? [] : [`${table.dataset.interval}: ${decimal(row.low)}–${percent(row.high)}`]),
  ]),
  ...(row.target === null ? [] : [`${table.dataset.target}: ${percent(row.target)}`]),
  ...(row.provisional ? [row.provisional] : []),
].join('\n');

// Legend entries and series for provisional figures appear only where there are such figures.
export const ifProvisional = (rows, entry) => (rows.some(isProvisional) ? [entry] : []);

const line = (shape, width, color) => ({ type: 'line', shape, style: { stroke: color, lineWidth: width } });

// Each stroke has a white outline, so that it is visible on a bar.
const outlined = (shapes, outline, width) => ({
  type: 'group',
  children: [...shapes.map(shape => line(shape, outline, '#ffffff')), ...shapes.map(shape => line(shape, width, INK))],
});

const strokes = (rows, horizontal, low, high, draw) => ({
  type: 'custom',
  silent: true,
  z: 5,
  data: rows.map((row, index) => [index, orGap(row[low]), orGap(row[high])]).filter(each => each[1] !== '-'),
  encode: horizontal ? { y: 0, x: [1, 2] } : { x: 0, y: [1, 2] },
  renderItem: (parameters, api) => {
    const point = value => api.coord(horizontal ? [value, api.value(0)] : [api.value(0), value]);
    const halfBand = api.size(horizontal ? [0, 1] : [1, 0])[horizontal ? 1 : 0] / 2;
    const across = (at, reach) => (horizontal
      ? { x1: at[0], y1: at[1] - reach, x2: at[0], y2: at[1] + reach }
      : { x1: at[0] - reach, y1: at[1], x2: at[0] + reach, y2: at[1] });
    return draw(point(api.value(1)), point(api.value(2)), across, halfBand);
  },
});

const whisker = (from, to, across, halfBand) => {
  const reach = Math.min(halfBand * 0.35, 8);
  const along = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
  return outlined([along, across(from, reach), across(to, reach)], 4.5, 1.5);
};

const mark = (at, _, across, halfBand) => outlined([across(at, Math.min(halfBand * 0.85, 26))], 7, 4);

export const rateBars = (table, rows, horizontal) => {
  const { rate, provisional, interval, target } = table.dataset;
  const bar = { type: 'bar', stack: 'rate', barMaxWidth: 34, barCategoryGap: '45%' };
  return {
    ...base(index => describe(table, rows[index])),
    legend: legend([
      { name: rate, icon: ICONS.bar, itemStyle: { color: BLUE } },
      ...ifProvisional(rows, { name: provisional, icon: ICONS.bar, itemStyle: HOLLOW }),
      { name: interval, icon: ICONS.whisker, itemStyle: { color: INK } },
      { name: target, icon: ICONS.mark, itemStyle: { color: INK } },
    ]),
    series: [
      { name: rate, ...bar, data: rows.map(row => (isProvisional(row) ? '-' : orGap(row.rate))), itemStyle: { color: BLUE } },
      ...ifProvisional(rows, {
        name: provisional,
        ...bar,
        data: rows.map(row => (isProvisional(row) ? orGap(row.rate) : '-')),
        itemStyle: { ...HOLLOW, borderType: 'dashed' },
      }),
      { name: interval, ...strokes(rows, horizontal, 'low', 'high', whisker) },
      { name: target, ...strokes(rows, horizontal, 'target', 'target', mark) },
    ],
  };
};
