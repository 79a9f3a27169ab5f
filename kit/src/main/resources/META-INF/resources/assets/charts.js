// Draws above a table what stands in it. A chart has no figures of its own: it reads them from the rows, so the two cannot disagree, and what
// is hidden in the table is nowhere here. Without this script the table stands alone.
(() => {
  const danish = document.documentElement.lang === 'da';
  const oneDecimal = new Intl.NumberFormat(danish ? 'da-DK' : 'en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(danish ? 'da-DK' : 'en-GB');
  const percent = value => oneDecimal.format(value) + (danish ? ' %' : '%');
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

  const INK = '#1a1a1a';
  const BLUE = '#2f5d8a';
  const PALE = '#c9d6e2';
  const GRID = '#d0d0d0';
  const STROKE_OF_TARGET = [8, 5];
  // What can still change by itself is hollow; in black and white that is seen, too.
  const HOLLOW = { color: '#ffffff', borderColor: BLUE, borderWidth: 2 };
  const ICONS = {
    bar: 'rect',
    point: 'circle',
    line: 'path://M0,9 L10,9 L10,11 L0,11 Z M10,5 A5,5 0 1 1 10,15 A5,5 0 1 1 10,5 Z M20,9 L30,9 L30,11 L20,11 Z',
    whisker: 'path://M0,4 L2,4 L2,9 L28,9 L28,4 L30,4 L30,16 L28,16 L28,11 L2,11 L2,16 L0,16 Z',
    band: 'path://M0,2 L30,2 L30,4 L0,4 Z M0,6 L30,6 L30,14 L0,14 Z M0,16 L30,16 L30,18 L0,18 Z',
    mark: 'path://M12,0 L18,0 L18,20 L12,20 Z',
    dashes: 'path://M0,8 L8,8 L8,12 L0,12 Z M11,8 L19,8 L19,12 L11,12 Z M22,8 L30,8 L30,12 L22,12 Z',
  };

  const numberIn = (row, name) => (row.dataset[name] === undefined ? null : Number(row.dataset[name]));

  // Each row of figures; where there is no rate there is what the table says in its place.
  const figures = table => [...table.tBodies[0].rows].map(row => ({
    name: row.dataset.name,
    rate: numberIn(row, 'percent'),
    low: numberIn(row, 'low'),
    high: numberIn(row, 'high'),
    target: numberIn(row, 'target'),
    standing: row.dataset.standing ?? '',
    instead: row.dataset.percent === undefined ? row.cells[1].textContent.trim() : '',
  }));

  const canChange = one => one.standing !== '';

  const orGap = value => (value === null ? '-' : value);

  const said = (table, one) => [
    one.name,
    ...(one.rate === null ? [one.instead] : [
      `${table.dataset.rate}: ${percent(one.rate)}`,
      `${table.dataset.interval}: ${oneDecimal.format(one.low)}–${percent(one.high)}`,
    ]),
    ...(one.target === null ? [] : [`${table.dataset.target}: ${percent(one.target)}`]),
    ...(one.standing ? [one.standing] : []),
  ].join('\n');

  const roof = rows => Math.min(100, 10 * Math.ceil((Math.max(...rows.flatMap(one => [one.high ?? 0, one.target ?? 0])) + 1) / 10));

  const text = size => ({ color: INK, fontSize: size, lineHeight: size + 4, fontFamily: getComputedStyle(document.body).fontFamily });

  const common = () => ({
    animationDuration: 300,
    textStyle: text(14),
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: '#ffffff',
      borderColor: INK,
      borderWidth: 1,
      textStyle: text(14),
      axisPointer: { type: 'shadow' },
    },
  });

  const legend = entries => ({
    top: 0, left: 0, selectedMode: false, itemWidth: 30, itemHeight: 12, itemGap: 20, textStyle: text(14), data: entries,
  });

  // What else is drawn, and explained, only where a figure can still change.
  const whereOneCanChange = (rows, what) => (rows.some(canChange) ? [what] : []);

  const percentAxis = rows => ({
    type: 'value', min: 0, max: roof(rows), axisLabel: { ...text(13), hideOverlap: true, formatter: value => whole.format(value) + (danish ? ' %' : '%') },
    splitLine: { lineStyle: { color: GRID } },
  });

  const names = (values, more) => ({
    type: 'category', data: values, axisTick: { show: false }, axisLine: { lineStyle: { color: INK } }, ...more,
    axisLabel: { ...text(13), ...(more.axisLabel ?? {}) },
  });

  // A whisker from low to high and a mark at the target, lying or standing.
  const strokes = (rows, lying, what) => ({
    type: 'custom',
    silent: true,
    z: 5,
    data: rows.map((one, place) => [place, orGap(one[what === 'target' ? 'target' : 'low']), orGap(one[what === 'target' ? 'target' : 'high'])])
      .filter(each => each[1] !== '-'),
    encode: lying ? { y: 0, x: [1, 2] } : { x: 0, y: [1, 2] },
    renderItem: (parameters, api) => {
      const end = value => api.coord(lying ? [value, api.value(0)] : [api.value(0), value]);
      const from = end(api.value(1));
      const to = end(api.value(2));
      const half = api.size(lying ? [0, 1] : [1, 0])[lying ? 1 : 0] / 2;
      const across = (at, reach) => (lying
        ? { x1: at[0], y1: at[1] - reach, x2: at[0], y2: at[1] + reach }
        : { x1: at[0] - reach, y1: at[1], x2: at[0] + reach, y2: at[1] });
      const line = (shape, width, color) => ({ type: 'line', shape, style: { stroke: color, lineWidth: width } });
      if (what === 'target') {
        const reach = Math.min(half * 0.85, 26);
        return { type: 'group', children: [line(across(from, reach), 7, '#ffffff'), line(across(from, reach), 4, INK)] };
      }
      const reach = Math.min(half * 0.35, 8);
      const along = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
      const shapes = [along, across(from, reach), across(to, reach)];
      return { type: 'group', children: [...shapes.map(each => line(each, 4.5, '#ffffff')), ...shapes.map(each => line(each, 1.5, INK))] };
    },
  });

  const bars = (table, rows, lying) => ({
    ...common(),
    legend: legend([
      { name: table.dataset.rate, icon: ICONS.bar, itemStyle: { color: BLUE } },
      ...whereOneCanChange(rows, { name: table.dataset.provisional, icon: ICONS.bar, itemStyle: HOLLOW }),
      { name: table.dataset.interval, icon: ICONS.whisker, itemStyle: { color: INK } },
      { name: table.dataset.target, icon: ICONS.mark, itemStyle: { color: INK } },
    ]),
    tooltip: { ...common().tooltip, formatter: points => said(table, rows[points[0].dataIndex]) },
    series: [
      { name: table.dataset.rate, type: 'bar', stack: 'rate', data: rows.map(one => (canChange(one) ? '-' : orGap(one.rate))), itemStyle: { color: BLUE }, barMaxWidth: 34, barCategoryGap: '45%' },
      ...whereOneCanChange(rows, {
        name: table.dataset.provisional, type: 'bar', stack: 'rate', data: rows.map(one => (canChange(one) ? orGap(one.rate) : '-')),
        itemStyle: { ...HOLLOW, borderType: 'dashed' }, barMaxWidth: 34, barCategoryGap: '45%',
      }),
      { name: table.dataset.interval, ...strokes(rows, lying, 'interval') },
      { name: table.dataset.target, ...strokes(rows, lying, 'target') },
    ],
  });

  const narrow = width => width < 600;

  const kinds = {
    targets: {
      height: rows => 90 + rows.length * 72,
      rows: figures,
      option: (table, rows, width) => ({
        ...bars(table, rows, true),
        grid: { left: 0, right: 24, top: narrow(width) ? 64 : 40, bottom: 10, containLabel: true },
        xAxis: percentAxis(rows),
        yAxis: names(rows.map(one => one.name), { inverse: true, axisLabel: { interval: 0, width: narrow(width) ? 124 : 240, overflow: 'break' } }),
      }),
    },
    halfYears: {
      height: () => 340,
      rows: table => figures(table).reverse(),
      option: (table, rows, width) => ({
        ...bars(table, rows, false),
        grid: { left: 0, right: 8, top: narrow(width) ? 72 : 48, bottom: narrow(width) ? 26 : 10, containLabel: true },
        xAxis: names(rows.map(one => one.name), { axisLabel: { interval: 0, width: Math.max(44, (width - 60) / rows.length - 6), overflow: 'break', rotate: narrow(width) && rows.length > 4 ? 90 : 0 } }),
        yAxis: percentAxis(rows),
      }),
    },
    rolling: {
      height: () => 380,
      rows: figures,
      option: (table, rows, width) => ({
        ...common(),
        legend: legend([
          { name: table.dataset.rate, icon: ICONS.line, itemStyle: { color: BLUE } },
          ...whereOneCanChange(rows, { name: table.dataset.provisional, icon: ICONS.point, itemStyle: HOLLOW }),
          { name: table.dataset.interval, icon: ICONS.band, itemStyle: { color: '#6d7f91' } },
          { name: table.dataset.target, icon: ICONS.dashes, itemStyle: { color: INK } },
        ]),
        tooltip: { ...common().tooltip, axisPointer: { type: 'line' }, formatter: points => said(table, rows[points[0].dataIndex]) },
        grid: { left: 12, right: 48, top: narrow(width) ? 72 : 48, bottom: 24, containLabel: true },
        xAxis: names(rows.map(one => one.name), { boundaryGap: rows.length === 1, axisLabel: { hideOverlap: true, width: 90, overflow: 'break' } }),
        yAxis: percentAxis(rows),
        series: [
          { type: 'line', stack: 'band', silent: true, symbol: 'none', data: rows.map(one => orGap(one.low)), lineStyle: { color: INK, width: 1, type: 'dotted' } },
          { name: table.dataset.interval, type: 'line', stack: 'band', silent: true, symbol: 'none', data: rows.map(one => (one.rate === null ? '-' : one.high - one.low)),
            lineStyle: { color: INK, width: 1, type: 'dotted' }, areaStyle: { color: PALE, opacity: 0.7 } },
          { name: table.dataset.target, type: 'line', data: rows.map(one => orGap(one.target)), symbol: 'none', lineStyle: { color: INK, width: 2, type: STROKE_OF_TARGET }, itemStyle: { color: INK } },
          { name: table.dataset.rate, type: 'line', data: rows.map(one => orGap(one.rate)), symbol: 'circle', symbolSize: rows.length > 30 ? 5 : 8, showAllSymbol: true, lineStyle: { color: BLUE, width: 3 }, itemStyle: { color: BLUE } },
          ...whereOneCanChange(rows, {
            name: table.dataset.provisional, type: 'scatter', silent: true, z: 4, data: rows.map(one => (canChange(one) ? orGap(one.rate) : '-')),
            symbolSize: rows.length > 30 ? 7 : 10, itemStyle: { ...HOLLOW, opacity: 1 },
          }),
        ],
      }),
    },
    parts: {
      height: rows => 30 + rows.length * 40,
      rows: table => [...table.tBodies[0].rows].filter(row => row.dataset.count !== undefined).map(row => ({ name: row.dataset.name, count: Number(row.dataset.count) })),
      option: (table, rows, width) => ({
        ...common(),
        tooltip: { ...common().tooltip, formatter: points => `${rows[points[0].dataIndex].name}: ${whole.format(rows[points[0].dataIndex].count)}` },
        grid: { left: 0, right: 56, top: 0, bottom: 10, containLabel: true },
        xAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: { ...text(13), hideOverlap: true, formatter: value => whole.format(value) }, splitLine: { lineStyle: { color: GRID } } },
        yAxis: names(rows.map(one => one.name), { inverse: true, axisLabel: { interval: 0, width: narrow(width) ? 120 : 240, overflow: 'break' } }),
        series: [{ type: 'bar', data: rows.map(one => one.count), itemStyle: { color: BLUE }, barMaxWidth: 24, label: { show: true, position: 'right', ...text(13), formatter: point => whole.format(point.value) } }],
      }),
    },
    groups: {
      height: rows => 80 + rows.length * 44,
      rows: table => [...table.tBodies[0].rows].filter(row => row.dataset.whole !== undefined)
        .map(row => ({ name: row.dataset.name, part: Number(row.dataset.part), whole: Number(row.dataset.whole) })),
      option: (table, rows, width) => ({
        ...common(),
        legend: legend([
          { name: table.dataset.met, icon: 'rect', itemStyle: { color: BLUE } },
          { name: table.dataset.unmet, icon: 'rect', itemStyle: { color: '#ffffff', borderColor: INK, borderWidth: 1 } },
        ]),
        tooltip: { ...common().tooltip, formatter: points => {
          const one = rows[points[0].dataIndex];
          return [one.name, `${table.dataset.met}: ${whole.format(one.part)}`, `${table.dataset.unmet}: ${whole.format(one.whole - one.part)}`].join('\n');
        } },
        grid: { left: 0, right: 24, top: narrow(width) ? 60 : 40, bottom: 10, containLabel: true },
        xAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: { ...text(13), hideOverlap: true, formatter: value => whole.format(value) }, splitLine: { lineStyle: { color: GRID } } },
        yAxis: names(rows.map(one => one.name), { inverse: true, axisLabel: { interval: 0, width: narrow(width) ? 120 : 240, overflow: 'break' } }),
        series: [
          { name: table.dataset.met, type: 'bar', stack: 'all', data: rows.map(one => one.part), itemStyle: { color: BLUE, borderColor: INK, borderWidth: 1 }, barMaxWidth: 26 },
          { name: table.dataset.unmet, type: 'bar', stack: 'all', data: rows.map(one => one.whole - one.part), itemStyle: { color: '#ffffff', borderColor: INK, borderWidth: 1 } },
        ],
      }),
    },
  };

  const holdsSomething = rows => rows.some(one => (one.rate ?? one.count ?? one.whole ?? null) !== null);

  const draw = table => {
    const kind = kinds[table.dataset.chart];
    const rows = kind.rows(table);
    if (!holdsSomething(rows)) {
      return null;
    }
    const place = document.createElement('div');
    place.className = 'chart';
    place.setAttribute('role', 'img');
    place.setAttribute('aria-label', `${table.caption.textContent}. ${danish ? 'Tallene står i tabellen nedenfor.' : 'The figures stand in the table below.'}`);
    place.style.height = `${kind.height(rows)}px`;
    table.closest('.table-scroll').before(place);
    const chart = echarts.init(place, null, { renderer: 'svg' });
    // Nothing moves when it is fitted to another width: what is printed would be caught on its way, and show other figures.
    const fit = (width, moves = false) => {
      chart.resize({ width, height: kind.height(rows), animation: { duration: 0 } });
      chart.setOption({ ...kind.option(table, rows, width), animation: moves && !calm }, true);
    };
    fit(place.clientWidth, true);
    return { place, fit };
  };

  // An A4 page between its margins. Nothing tells how wide a page to print is, so every chart is drawn to fit it, and drawn back after.
  const WIDTH_OF_PAPER = 640;

  document.addEventListener('DOMContentLoaded', () => {
    const drawn = [...document.querySelectorAll('table[data-chart]')].map(draw).filter(each => each !== null);
    const width = new ResizeObserver(entries => {
      if (!matchMedia('print').matches) {
        entries.forEach(entry => drawn.find(each => each.place === entry.target).fit(entry.contentRect.width));
      }
    });
    drawn.forEach(each => width.observe(each.place));
    addEventListener('beforeprint', () => drawn.forEach(each => each.fit(WIDTH_OF_PAPER)));
    addEventListener('afterprint', () => drawn.forEach(each => each.fit(each.place.clientWidth)));
  });
})();
