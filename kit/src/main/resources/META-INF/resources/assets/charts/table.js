// Reads figures from the rows of a table. The server writes only figures that may be disclosed into the data attributes.

const numberOf = (row, name) => (row.dataset[name] === undefined ? null : Number(row.dataset[name]));

const bodyRows = table => [...table.tBodies[0].rows];

// One object per row. A row without a rate has the text of its first cell as `replacement`.
export const rateRows = table => bodyRows(table).map(row => ({
  name: row.dataset.name,
  rate: numberOf(row, 'percent'),
  low: numberOf(row, 'low'),
  high: numberOf(row, 'high'),
  target: numberOf(row, 'target'),
  provisional: row.dataset.standing ?? '',
  replacement: row.dataset.percent === undefined ? row.cells[1].textContent.trim() : '',
}));

export const countRows = table => bodyRows(table)
  .filter(row => row.dataset.count !== undefined)
  .map(row => ({ name: row.dataset.name, count: Number(row.dataset.count) }));

export const partRows = table => bodyRows(table)
  .filter(row => row.dataset.whole !== undefined)
  .map(row => ({ name: row.dataset.name, part: Number(row.dataset.part), whole: Number(row.dataset.whole) }));

export const isProvisional = row => row.provisional !== '';

export const hasFigures = rows => rows.some(row => (row.rate ?? row.count ?? row.whole ?? null) !== null);
