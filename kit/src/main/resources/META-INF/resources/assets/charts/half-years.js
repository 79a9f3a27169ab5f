// The rate of each half-year as a vertical bar, oldest first, with its interval and its target.
import { rateBars } from './rates.js';
import { rateRows } from './table.js';
import { categoryAxis, isNarrow, percentAxis } from './theme.js';

export default {
  height: () => 340,
  rows: table => rateRows(table).reverse(),
  option: (table, rows, width) => ({
    ...rateBars(table, rows, false),
    grid: { left: 0, right: 8, top: isNarrow(width) ? 72 : 48, bottom: isNarrow(width) ? 26 : 10, containLabel: true },
    xAxis: categoryAxis(rows.map(row => row.name), {
      axisLabel: {
        interval: 0,
        width: Math.max(44, (width - 60) / rows.length - 6),
        overflow: 'break',
        rotate: isNarrow(width) && rows.length > 4 ? 90 : 0,
      },
    }),
    yAxis: percentAxis(rows),
  }),
};
