// Successes and the rest of each group as one stacked bar per row.
import { partRows } from './table.js';
import { base, BLUE, countAxis, INK, isNarrow, legend, nameAxis, whole } from './theme.js';

export default {
  height: rows => 80 + rows.length * 44,
  rows: partRows,
  option: (table, rows, width) => {
    const { met, unmet } = table.dataset;
    const bar = { type: 'bar', stack: 'all' };
    return {
      ...base(index => {
        const row = rows[index];
        return [row.name, `${met}: ${whole(row.part)}`, `${unmet}: ${whole(row.whole - row.part)}`].join('\n');
      }),
      legend: legend([
        { name: met, icon: 'rect', itemStyle: { color: BLUE } },
        { name: unmet, icon: 'rect', itemStyle: { color: '#ffffff', borderColor: INK, borderWidth: 1 } },
      ]),
      grid: { left: 0, right: 24, top: isNarrow(width) ? 60 : 40, bottom: 10, containLabel: true },
      xAxis: countAxis(),
      yAxis: nameAxis(rows, isNarrow(width) ? 120 : 240),
      series: [
        {
          name: met,
          ...bar,
          data: rows.map(row => row.part),
          itemStyle: { color: BLUE, borderColor: INK, borderWidth: 1 },
          barMaxWidth: 26,
        },
        {
          name: unmet,
          ...bar,
          data: rows.map(row => row.whole - row.part),
          itemStyle: { color: '#ffffff', borderColor: INK, borderWidth: 1 },
        },
      ],
    };
  },
};
