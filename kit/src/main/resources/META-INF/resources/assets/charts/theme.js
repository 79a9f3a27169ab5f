// Colours, number formats, axes, legends and tooltips that all charts share.

export const danish = document.documentElement.lang === 'da';

const locale = danish ? 'da-DK' : 'en-GB';
const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const integer = new Intl.NumberFormat(locale);
const percentSign = danish ? ' %' : '%';

export const decimal = value => oneDecimal.format(value);
export const whole = value => integer.format(value);
export const percent = value => decimal(value) + percentSign;

export const INK = '#1a1a1a';
export const BLUE = '#2f5d8a';
export const PALE = '#c9d6e2';
export const GREY = '#6d7f91';
const GRID = '#d0d0d0';

// Provisional figures are hollow, so that they differ in black and white too.
export const HOLLOW = { color: '#ffffff', borderColor: BLUE, borderWidth: 2 };

export const ICONS = {
  bar: 'rect',
  point: 'circle',
  line: 'path://M0,9 L10,9 L10,11 L0,11 Z M10,5 A5,5 0 1 1 10,15 A5,5 0 1 1 10,5 Z M20,9 L30,9 L30,11 L20,11 Z',
  whisker: 'path://M0,4 L2,4 L2,9 L28,9 L28,4 L30,4 L30,16 L28,16 L28,11 L2,11 L2,16 L0,16 Z',
  band: 'path://M0,2 L30,2 L30,4 L0,4 Z M0,6 L30,6 L30,14 L0,14 Z M0,16 L30,16 L30,18 L0,18 Z',
  mark: 'path://M12,0 L18,0 L18,20 L12,20 Z',
  dashes: 'path://M0,8 L8,8 L8,12 L0,12 Z M11,8 L19,8 L19,12 L11,12 Z M22,8 L30,8 L30,12 L22,12 Z',
};

const text = size => ({
  color: INK, fontSize: size, lineHeight: size + 4, fontFamily: getComputedStyle(document.body).fontFamily,
});

export const label = () => text(13);

export const isNarrow = width => width < 600;

// ECharts draws nothing for '-'.
export const orGap = value => (value === null ? '-' : value);

// A tooltip reads "{name|text}" as text in the style of that name. A word joiner (U+2060), which is not drawn, makes it text.
export const asText = text => text.replaceAll('{', '{\u2060');

export const base = formatter => ({
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
    formatter: points => asText(formatter(points[0].dataIndex)),
  },
});

export const legend = entries => ({
  top: 0, left: 0, selectedMode: false, itemWidth: 30, itemHeight: 12, itemGap: 20, textStyle: text(14), data: entries,
});

export const categoryAxis = (values, { axisLabel, ...options }) => ({
  type: 'category',
  data: values,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: INK } },
  ...options,
  axisLabel: { ...label(), ...axisLabel },
});

export const nameAxis = (rows, width) => categoryAxis(rows.map(row => row.name), {
  inverse: true,
  axisLabel: { interval: 0, width, overflow: 'break' },
});

const valueAxis = (format, options) => ({
  type: 'value',
  min: 0,
  axisLabel: { ...label(), hideOverlap: true, formatter: format },
  splitLine: { lineStyle: { color: GRID } },
  ...options,
});

export const countAxis = () => valueAxis(whole, { minInterval: 1 });

// Ends at the next multiple of ten above the highest figure, at most at 100.
export const percentAxis = rows => {
  const highest = Math.max(...rows.flatMap(row => [row.high ?? 0, row.target ?? 0]));
  return valueAxis(value => whole(value) + percentSign, { max: Math.min(100, 10 * Math.ceil((highest + 1) / 10)) });
};
