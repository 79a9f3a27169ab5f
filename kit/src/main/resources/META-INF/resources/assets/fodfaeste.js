// What pages do besides htmx. Everything works without it, by whole pages.

// A choice in a row is saved with Enter, as a text is.
document.addEventListener('keydown', event => {
  const field = event.target;
  if (event.key === 'Enter' && field.matches('select[data-enter-saves]')) {
    event.preventDefault();
    field.form.requestSubmit();
  }
});

// Where an answer says what comes next, the focus goes there; a fault is looked at first.
const lookAt = place => {
  const next = place.querySelector('[data-focus]') ?? (place.matches?.('[data-focus]') ? place : null);
  if (next) {
    next.focus();
    return;
  }
  const follow = place.dataset?.next ?? place.querySelector('[data-next]')?.dataset.next;
  if (follow) {
    document.getElementById(follow)?.focus();
  }
};
document.addEventListener('htmx:afterSettle', event => lookAt(event.detail.elt));
document.addEventListener('DOMContentLoaded', () => document.querySelector('[data-focus]')?.focus());

// No answer at all: the row keeps what was typed and says so.
for (const failure of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
  document.addEventListener(failure, event => {
    const asker = event.detail.requestConfig?.elt ?? event.detail.elt;
    const says = asker.querySelector('[data-away]') ?? document.querySelector('[data-away]');
    if (says) {
      says.hidden = false;
      says.focus();
    }
  });
}
