import { formatted, tapsOf, textOf } from './shown.js';

const $ = (id) => document.getElementById(id);

/** People with their messages; nothing is kept when the page is closed. */
const people = [];
let current;

function addPerson(name, number, hides) {
  const phone = hides ? { userId: `BE.${number}`, name } : { number, name };
  const person = { phone, address: hides ? `BE.${number}` : number, items: [] };
  people.push(person);
  const option = new Option(`${name} (${hides ? 'hidden number' : `+${number}`})`, String(people.length - 1));
  $('person').append(option);
  option.selected = true;
  choose(person);
}

function choose(person) {
  current = person;
  $('typing').textContent = '';
  $('messages').replaceChildren(...person.items);
  $('messages').lastElementChild?.scrollIntoView();
}

/** Shows a message in its person's list, now or when that person is chosen. */
function show(person, item) {
  person.items.push(item);
  if (person !== current) return;
  $('messages').append(item);
  item.scrollIntoView({ block: 'end' });
}

function bubble(text, mine) {
  const item = document.createElement('li');
  if (mine) item.className = 'mine';
  const words = document.createElement('div');
  words.append(formatted(text));
  item.append(words);
  return item;
}

async function say(content, words) {
  const person = current;
  const item = bubble(words, true);
  const ticks = document.createElement('p');
  ticks.className = 'ticks';
  ticks.textContent = '🕒 on its way';
  item.append(ticks);
  show(person, item);
  const body = JSON.stringify({ phone: person.phone, content });
  const response = await fetch('/say', { method: 'POST', body });
  const { id } = response.ok ? await response.json() : {};
  ticks.textContent = id ? '✓ sent' : 'not sent';
  person.waiting = { ...person.waiting, ...(id ? { [id]: ticks } : {}) };
}

function tap(one) {
  const { kind, id, title, description } = one;
  $('list').close();
  const reply = { id, title, ...(description && kind === 'list_reply' ? { description } : {}) };
  say({ type: 'interactive', interactive: { type: kind, [kind]: reply } }, title);
}

function tapButton(one) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dir = 'auto';
  button.append(one.title);
  if (one.description) {
    const small = document.createElement('small');
    small.textContent = one.description;
    button.append(small);
  }
  button.addEventListener('click', () => tap(one));
  return button;
}

function openList(title, taps) {
  $('list-title').textContent = title;
  $('rows').replaceChildren(
    ...taps.map((one) => {
      const row = document.createElement('li');
      row.append(tapButton(one));
      return row;
    }),
  );
  $('list').showModal();
}

function arrived({ to, payload }) {
  const person = people.find(({ address }) => address === to);
  if (!person) return;
  const item = bubble(textOf(payload), false);
  const { taps, opens } = tapsOf(payload);
  if (taps.length > 0) {
    const place = document.createElement('div');
    place.className = 'taps';
    if (opens === undefined) place.append(...taps.map(tapButton));
    else {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = `☰ ${opens}`;
      button.addEventListener('click', () => openList(opens, taps));
      place.append(button);
    }
    item.append(place);
  }
  show(person, item);
  if (person === current) $('typing').textContent = '';
}

function read({ messageId }) {
  for (const person of people) {
    const ticks = person.waiting?.[messageId];
    if (!ticks) continue;
    ticks.textContent = '✓✓ read';
    ticks.classList.add('read');
    if (person === current) $('typing').textContent = 'Wegwijzer is typing …';
  }
}

new EventSource('/events').addEventListener('message', ({ data }) => {
  const event = JSON.parse(data);
  if (event.event === 'message') arrived(event);
  else if (event.event === 'typing') read(event);
  else if (event.event === 'refused') $('typing').textContent = `Meta would refuse this: ${event.why}`;
});

$('person').addEventListener('change', ({ target }) => choose(people[Number(target.value)]));
$('write').addEventListener('submit', (event) => {
  event.preventDefault();
  const words = $('text').value.trim();
  if (words === '') return;
  $('text').value = '';
  say({ type: 'text', text: { body: words } }, words);
});
$('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $('write').requestSubmit();
});
$('voice').addEventListener('click', () =>
  say({ type: 'audio', audio: { id: '1', mime_type: 'audio/ogg; codecs=opus', voice: true } }, '🎤 Voice note'),
);
$('picture').addEventListener('click', () =>
  say({ type: 'image', image: { id: '2', mime_type: 'image/jpeg', sha256: 'x' } }, '🖼 Picture'),
);
$('location').addEventListener('click', () => $('place').showModal());
$('place-form').addEventListener('submit', () => {
  const [latitude, longitude] = [Number($('latitude').value), Number($('longitude').value)];
  say({ type: 'location', location: { latitude, longitude } }, `📍 ${latitude}, ${longitude}`);
});
$('new-person').addEventListener('click', () => {
  $('name').value = ['Amina', 'Oksana', 'Mehmet', 'Selam', 'Ahmad', 'Ayaan'][people.length % 6];
  $('number').value = `324700000${String(10 + people.length)}`;
  $('add').showModal();
});
$('add-form').addEventListener('submit', () => addPerson($('name').value, $('number').value, $('hides').checked));
for (const name of ['list', 'add', 'place']) $(`close-${name}`).addEventListener('click', () => $(name).close());

addPerson('Samira', '32470000001', false);
