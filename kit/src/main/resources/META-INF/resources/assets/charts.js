// Draws a chart above each table with the attribute data-chart. A chart reads its figures from the rows of the table, so chart and table cannot
// disagree, and a figure that is hidden in the table is not in the chart. Without this script the page shows the tables alone.
import groups from './charts/groups.js';
import halfYears from './charts/half-years.js';
import parts from './charts/parts.js';
import rolling from './charts/rolling.js';
import { hasFigures } from './charts/table.js';
import { danish } from './charts/theme.js';

const CHARTS = { halfYears, rolling, parts, groups };
// The width of an A4 page between its margins. A browser does not tell the width of the page to print.
const PAPER_WIDTH = 640;
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;

const draw = table => {
  const kind = CHARTS[table.dataset.chart];
  const rows = kind.rows(table);
  if (!hasFigures(rows)) {
    return null;
  }
  const container = document.createElement('div');
  container.className = 'chart';
  container.setAttribute('role', 'img');
  const note = danish ? 'Tallene står i tabellen nedenfor.' : 'The table below has the figures.';
  container.setAttribute('aria-label', `${table.caption.textContent}. ${note}`);
  container.style.height = `${kind.height(rows)}px`;
  (table.closest('details.numbers') ?? table.closest('.table-scroll')).before(container);
  const chart = echarts.init(container, null, { renderer: 'svg' });
  // Resizing is not animated: a print would catch the animation half-way and show wrong figures.
  const fit = (width, animated = false) => {
    chart.resize({ width, height: kind.height(rows), animation: { duration: 0 } });
    chart.setOption({ ...kind.option(table, rows, width), animation: animated && !reducedMotion }, true);
  };
  fit(container.clientWidth, true);
  return { container, fit };
};

const drawn = [...document.querySelectorAll('table[data-chart]')].map(draw).filter(each => each !== null);
const observer = new ResizeObserver(entries => {
  if (!matchMedia('print').matches) {
    entries.forEach(entry => drawn.find(each => each.container === entry.target).fit(entry.contentRect.width));
  }
});
drawn.forEach(each => observer.observe(each.container));
addEventListener('beforeprint', () => {
  // Of details with the same name, only one is open.
  document.querySelectorAll('main details').forEach(each => {
    each.removeAttribute('name');
    each.open = true;
  });
  drawn.forEach(each => each.fit(PAPER_WIDTH));
});
addEventListener('afterprint', () => drawn.forEach(each => each.fit(each.container.clientWidth)));
