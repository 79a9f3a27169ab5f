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

const pageIn = xhr => (xhr?.getResponseHeader('Content-Type') ?? '').startsWith('text/html')
  ? new DOMParser().parseFromString(xhr.responseText, 'text/html')
  : null;

// What refuses takes a place only where it is that place again, such as a row with its faults. What went wrong with the whole, or a proxy's
// word that a service is away, does not: what was typed stays.
document.addEventListener('htmx:beforeSwap', event => {
  const {xhr, target} = event.detail;
  if (xhr.status >= 400) {
    const takesThePlace = target.id !== '' && pageIn(xhr)?.getElementById(target.id) != null;
    event.detail.shouldSwap = takesThePlace;
    event.detail.isError = !takesThePlace;
  }
});

// Nothing came that could stand there: it is said on top, in the answer's own words where it has some. A page may have its own place for it.
const noAnswer = new Map();
const away = () => document.querySelector('main [data-away]') ?? document.querySelector('[data-away]');
for (const failure of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
  document.addEventListener(failure, event => {
    const says = away();
    if (!noAnswer.has(says)) {
      noAnswer.set(says, says.firstElementChild);
    }
    says.replaceChildren(pageIn(event.detail.xhr)?.querySelector('.alert-body') ?? noAnswer.get(says));
    says.hidden = false;
    // Whoever did something is led there; whoever writes on while a piece is fetched is not.
    if (['submit', 'click'].includes(event.detail.requestConfig?.triggeringEvent?.type)) {
      says.focus();
    }
  });
}
document.addEventListener('htmx:afterRequest', event => {
  if (event.detail.successful) {
    away().hidden = true;
  }
});

// A field is filled instead of what was sent; what somebody has typed there meanwhile stays.
document.addEventListener('htmx:oobBeforeSwap', event => {
  const filled = event.detail.fragment.querySelector('[data-instead-of]');
  if (filled && document.getElementById(filled.id).value.trim() !== filled.dataset.insteadOf) {
    event.detail.shouldSwap = false;
  }
});

// A fault that comes with a piece of the page is one of its field, which stands elsewhere.
document.addEventListener('htmx:afterSettle', () => {
  for (const field of document.querySelectorAll('[data-at-fault-by]')) {
    field.setAttribute('aria-invalid', document.getElementById(field.dataset.atFaultBy) !== null);
  }
});

// What was typed into one form and not saved would be lost by sending another, such as one that publishes.
const asSent = form => new URLSearchParams(new FormData(form)).toString();
const typed = new Map();
document.addEventListener('DOMContentLoaded', () => {
  for (const form of document.querySelectorAll('form[data-typed]')) {
    typed.set(form, form.matches('[data-not-saved]') ? null : asSent(form));
  }
});
document.addEventListener('submit', event => {
  const says = event.target.querySelector('[data-would-lose]');
  if (says && [...typed].some(([form, saved]) => asSent(form) !== saved)) {
    event.preventDefault();
    says.hidden = false;
    says.focus();
  }
});
