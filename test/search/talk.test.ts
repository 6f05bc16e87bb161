import { createTalkRecogniser, type Talk, type TalkRecogniser } from '../../src/search/talk.js';
import { phrases } from './phrases-for-tests.js';

let talk: TalkRecogniser;
beforeAll(async () => {
  talk = createTalkRecogniser(await phrases);
});

const language = (code?: string): Talk => ({
  outcome: 'command',
  command: { name: 'language', ...(code === undefined ? {} : { language: code }) },
});
const command = (name: 'start-over' | 'help' | 'forget-me' | 'back' | 'stop'): Talk => ({
  outcome: 'command',
  command: { name },
});
const smallTalk = (what: Extract<Talk, { outcome: 'smalltalk' }>['smallTalk']): Talk => ({
  outcome: 'smalltalk',
  smallTalk: what,
});
const person: Talk = { outcome: 'person' };

test.each<[string, Talk]>([
  ['English please', language('en')],
  ['switch to French', language('fr')],
  ['can we speak Turkish?', language('tr')],
  ['بالعربية', language('ar')],
  ['in het Arabisch aub', language('ar')],
  ['українською, будь ласка', language('uk')],
  ['по-русски', language('ru')],
  ['Türkçe', language('tr')],
  ['af soomaali', language('so')],
  ['ብትግርኛ', language('ti')],
  ['پښتو', language('ps')],
  ['به دری', language('prs')],
  ['po polsku', language('pl')],
  ['en español por favor', language('es')],
  ['andere taal', language()],
  ['I want Kurdish', language()],
])('asks for a language: %s', (message, expected) => {
  expect(talk.recognise(message)).toEqual(expected);
});

test.each<[string, Talk]>([
  ['forget me', command('forget-me')],
  ['vergeet mij', command('forget-me')],
  ['видали мої дані', command('forget-me')],
  ['opnieuw beginnen', command('start-over')],
  ['help!', command('help')],
  ['مساعدة', command('help')],
  ['terug', command('back')],
  ['stop', command('stop')],
])('is a command: %s', (message, expected) => {
  expect(talk.recognise(message)).toEqual(expected);
});

test.each<[string]>([
  ['ik wil met een mens praten'],
  ['can I talk to a real person please'],
  ['je voudrais parler à quelqu’un'],
  ['بدي احكي مع شخص'],
  ['میخواهم با یک انسان گپ بزنم'],
  ['хочу поговорить с человеком'],
  ['chcę rozmawiać z człowiekiem'],
  ['gerçek bir insanla konuşmak istiyorum'],
  ['quiero hablar con una persona'],
])('wants a person: %s', (message) => {
  expect(talk.recognise(message)).toEqual(person);
});

test.each<[string, Talk]>([
  ['hallo', smallTalk('hello')],
  ['Goeiemorgen!', smallTalk('hello')],
  ['السلام عليكم', smallTalk('hello')],
  ['salam alaikum', smallTalk('hello')],
  ['thank you very much', smallTalk('thanks')],
  ['dank je wel', smallTalk('thanks')],
  ['شكرا كثيرا', smallTalk('thanks')],
  ['የቐንየለይ', smallTalk('thanks')],
  ['hello, who are you?', smallTalk('who-are-you')],
  ['hi how are you', smallTalk('how-are-you')],
  ['tot ziens', smallTalk('bye')],
  ['ja', smallTalk('yes')],
  ['нет, спасибо', smallTalk('no')],
])('is small talk: %s', (message, expected) => {
  expect(talk.recognise(message)).toEqual(expected);
});

test.each([
  ['hello, how do I find a house'],
  ['bedankt maar hoe schrijf ik mijn kind in'],
  ['nederlands leren in kortrijk'],
  ['where can I learn French'],
  ['stop met roken'],
  ['caw'],
  ['kan ik hulp krijgen met mijn huur'],
  [''],
])('is a question, not talk: %s', (message) => {
  expect(talk.recognise(message)).toBeUndefined();
});
