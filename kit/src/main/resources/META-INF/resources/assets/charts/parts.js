// A breakdown by count: one horizontal bar per row.
import { countRows } from './table.js';
import { base, BLUE, countAxis, isNarrow, label, nameAxis, whole } from './theme.js';

export default {
  height: rows => 30 + rows.length * 40,
  rows: countRows,
  option: (table, rows, width) => ({
    ...base(index => `${rows[index].name}: ${whole(rows[index].count)}`),
    grid: { left: 0, right: 56, top: 0, bottom: 10, containLabel: true },
    xAxis: countAxis(),
    yAxis: nameAxis(rows, isNarrow(width) ? 120 : 240),
    series: [{
      type: 'bar',
      data: rows.map(row => row.count),
      itemStyle: { color: BLUE },
      barMaxWidth: 24,
      label: { show: true, position: 'right', ...label(), formatter: point => whole(point.value) },
    }],
  }),
};
