// Enhancements on top of htmx. Every page works without scripts, by loading whole pages.

// Enter in a select with data-enter-saves submits its form, as Enter in a text field does.
document.addEventListener('keydown', event => {
  const field = event.target;
  if (event.key === 'Enter' && field.matches('select[data-enter-saves]')) {
    event.preventDefault();
    field.form.requestSubmit();
  }
});

// Moves the focus after a swap: to an element with data-focus (an error, for example); after a saved row to the next open row; after any other
// change of a row to its first control.
const moveFocus = place => {
  const first = place.matches('[data-focus]') ? place : place.querySelector('[data-focus]');
  if (first) {
    first.focus();
    return;
  }
  if (!place.matches('[data-then-next]')) {
    if (place.matches('.row')) {
      place.querySelector('select, button, .answer a')?.focus();
    }
    return;
  }
  const announcement = document.getElementById('said');
  if (announcement) {
    announcement.textContent = place.dataset.says;
  }
  const fields = [...document.querySelectorAll('.row select[name=status]')];
  const next = fields.find(field => place.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING && !place.contains(field));
  (next ?? place.querySelector('.said'))?.focus();
};
document.addEventListener('htmx:afterSettle', event => moveFocus(event.detail.elt));
document.addEventListener('DOMContentLoaded', () => document.querySelector('[data-focus]')?.focus());

// The counts of a section follow its rows: an answered follow-up waits no longer, an undone one waits again.
const waitedBefore = new Map();
document.addEventListener('htmx:beforeSwap', ({detail: {target}}) => {
  if (target.matches('.row')) {
    waitedBefore.set(target.id, target.matches('[data-waiting]'));
  }
});
document.addEventListener('htmx:afterSettle', ({detail: {elt: row}}) => {
  const heading = row.closest('section')?.querySelector('h2');
  const change = row.matches('[data-waiting]') - waitedBefore.get(row.id);
  if (!heading || !change) {
    return;
  }
  const changed = count => (Number(count.replace(/\D/g, '')) + change).toLocaleString(document.documentElement.lang);
  heading.textContent = heading.textContent.replace(/\(([\d.,]+)\)/, (_, count) => `(${changed(count)})`);
  const pile = document.querySelector(`.piles a[href="#${heading.id}"] b`);
  if (pile) {
    pile.textContent = changed(pile.textContent);
  }
});

// The form for several rows says how many are chosen.
const sayChosen = () => {
  const place = document.getElementById('chosen');
  if (place) {
    const chosen = document.querySelectorAll('.pick :checked').length;
    place.textContent = chosen === 0 ? '' : chosen === 1 ? place.dataset.one : `${chosen} ${place.dataset.many}`;
  }
};
document.addEventListener('change', ({target}) => target.matches('.pick input') && sayChosen());
document.addEventListener('htmx:afterSettle', sayChosen);
addEventListener('pageshow', sayChosen);

const parsePage = xhr => (xhr?.getResponseHeader('Content-Type') ?? '').startsWith('text/html')
  ? new DOMParser().parseFromString(xhr.responseText, 'text/html')
  : null;

// An error response is swapped in only if it holds the target element again, such as a row with its faults. Any other error, also one from a
// proxy, leaves the page and what the user typed unchanged.
document.addEventListener('htmx:beforeSwap', event => {
  const {xhr, target} = event.detail;
  if (xhr.status >= 400) {
    const holdsTarget = target.id !== '' && parsePage(xhr)?.getElementById(target.id) != null;
    event.detail.shouldSwap = holdsTarget;
    event.detail.isError = !holdsTarget;
  }
});

// Any other failed request shows the alert at the top, with the text of the response if it has one. A page may have an alert of its own in main,
// and so may each place into which a fragment is loaded.
const defaultTexts = new Map();
const failureAlert = source => source.closest('[hx-trigger=load]')?.querySelector('[data-away]')
  ?? document.querySelector('main [data-away]') ?? document.querySelector('[data-away]');
for (const failure of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
  document.addEventListener(failure, event => {
    const alert = failureAlert(event.detail.elt);
    if (!defaultTexts.has(alert)) {
      defaultTexts.set(alert, alert.firstElementChild);
    }
    alert.replaceChildren(parsePage(event.detail.xhr)?.querySelector('.alert-body') ?? defaultTexts.get(alert));
    alert.hidden = false;
    // The focus moves only after an action of the user, not while they type and a fragment is loaded.
    if (['submit', 'click'].includes(event.detail.requestConfig?.triggeringEvent?.type)) {
      alert.focus();
    }
  });
}
document.addEventListener('htmx:afterRequest', event => {
  // A loaded fragment replaces its own alert.
  if (event.detail.successful && !event.detail.elt.matches('[hx-trigger=load]')) {
    failureAlert(event.detail.elt).hidden = true;
  }
});

// A response may fill a field (data-instead-of holds the value that was sent). It does not overwrite what the user typed meanwhile.
document.addEventListener('htmx:oobBeforeSwap', event => {
  const field = event.detail.fragment.querySelector('[data-instead-of]');
  if (field && document.getElementById(field.id).value.trim() !== field.dataset.insteadOf) {
    event.detail.shouldSwap = false;
  }
});

// A fault in a swapped fragment can belong to a field outside of it (data-at-fault-by holds the id of the fault).
document.addEventListener('htmx:afterSettle', () => {
  for (const field of document.querySelectorAll('[data-at-fault-by]')) {
    field.setAttribute('aria-invalid', document.getElementById(field.dataset.atFaultBy) !== null);
  }
});

// Stops a form with data-would-lose, such as one that publishes, while another form on the page has unsaved changes.
const serialize = form => new URLSearchParams(new FormData(form)).toString();
const savedValues = new Map();
document.addEventListener('DOMContentLoaded', () => {
  for (const form of document.querySelectorAll('form[data-typed]')) {
    savedValues.set(form, form.matches('[data-not-saved]') ? null : serialize(form));
  }
});
document.addEventListener('submit', event => {
  const warning = event.target.querySelector('[data-would-lose]');
  if (warning && [...savedValues].some(([form, saved]) => serialize(form) !== saved)) {
    event.preventDefault();
    warning.hidden = false;
    warning.focus();
  }
});

// A form whose request takes long says so (data-progress has the text) and cannot be sent twice. On the way back from the result it is as before.
document.addEventListener('submit', event => {
  const progress = event.target.querySelector('[data-progress]');
  if (progress && !event.defaultPrevented) {
    progress.textContent = progress.dataset.progress;
    event.target.querySelectorAll('button').forEach(button => {
      button.disabled = true;
    });
  }
});
addEventListener('pageshow', () => {
  for (const progress of document.querySelectorAll('[data-progress]')) {
    progress.textContent = '';
    progress.closest('form').querySelectorAll('button').forEach(button => {
      button.disabled = false;
    });
  }
});
