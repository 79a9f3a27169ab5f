// The rate of each measure as a horizontal bar, with its interval and its target.
import { rateBars } from './rates.js';
import { rateRows } from './table.js';
import { isNarrow, nameAxis, percentAxis } from './theme.js';

export default {
  height: rows => 90 + rows.length * 72,
  rows: rateRows,
  option: (table, rows, width) => ({
    ...rateBars(table, rows, true),
    grid: { left: 0, right: 24, top: isNarrow(width) ? 64 : 40, bottom: 10, containLabel: true },
    xAxis: percentAxis(rows),
    yAxis: nameAxis(rows, isNarrow(width) ? 124 : 240),
  }),
};
