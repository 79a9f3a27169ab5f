// What pages do besides htmx. Everything works without it, by whole pages.

// A choice in a row is saved with Enter, as a text is.
document.addEventListener('keydown', event => {
  const field = event.target;
  if (event.key === 'Enter' && field.matches('select[data-enter-saves]')) {
    event.preventDefault();
    field.form.requestSubmit();
  }
});

// Where an answer says what comes next, the focus goes there; a fault is looked at first. After a row is saved comes the next row.
const lookAt = place => {
  const first = place.matches('[data-focus]') ? place : place.querySelector('[data-focus]');
  if (first) {
    first.focus();
    return;
  }
  if (!place.matches('[data-then-next]')) {
    // A row that came back otherwise, as after an undo: where somebody goes on in it.
    if (place.matches('.row')) {
      place.querySelector('select, button, .answer a')?.focus();
    }
    return;
  }
  const said = document.getElementById('said');
  if (said) {
    said.textContent = place.dataset.says;
  }
  const fields = [...document.querySelectorAll('.row select[name=status]')];
  const next = fields.find(field => place.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING && !place.contains(field));
  (next ?? place.querySelector('.said'))?.focus();
};
document.addEventListener('htmx:afterSettle', event => lookAt(event.detail.elt));
document.addEventListener('DOMContentLoaded', () => document.querySelector('[data-focus]')?.focus());

// What is no page, such as a proxy's word that a service is away, does not take a row's place.
document.addEventListener('htmx:beforeSwap', event => {
  if (event.detail.xhr.status >= 400 && !(event.detail.xhr.getResponseHeader('Content-Type') ?? '').startsWith('text/html')) {
    event.detail.shouldSwap = false;
    event.detail.isError = true;
  }
});

// No answer that could stand there: the row keeps what was typed and says so. Whoever is signed out is told that instead.
for (const failure of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
  document.addEventListener(failure, event => {
    const asker = event.detail.requestConfig?.elt ?? event.detail.elt;
    const says = asker.querySelector('[data-away]') ?? document.querySelector('[data-away]');
    if (says) {
      const answer = event.detail.xhr?.status === 401 ? new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html').querySelector('.alert-body') : null;
      if (answer) {
        says.replaceChildren(answer);
      }
      says.hidden = false;
      says.focus();
    }
  });
}

// A field is filled instead of what was sent; what somebody has typed there meanwhile stays.
document.addEventListener('htmx:oobBeforeSwap', event => {
  const filled = event.detail.fragment.querySelector('[data-instead-of]');
  if (filled && document.getElementById(filled.id).value.trim() !== filled.dataset.insteadOf) {
    event.detail.shouldSwap = false;
  }
});
