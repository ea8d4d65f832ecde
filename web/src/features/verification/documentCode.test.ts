import { expect, it } from 'vitest';
import vectors from '../../../../docs/certificate-vectors.json';
import { documentOf } from './documentCode';

const { number, fragment } = vectors.documents[0]!;

it('a code leads to its document with the signed words', () => {
  expect(documentOf(`https://mk.example.ru/verify/${number}#${fragment}\n`)).toEqual({ number, hash: fragment });
  expect(documentOf(`http://192.168.0.5:8080/verify/${number}`)).toEqual({ number, hash: '' });
});

it.each([number, 'https://mk.example.ru/', 'https://mk.example.ru/verify/', 'MCW1 a code of a work', ''])(
  'a code that says «%s» is of no document',
  (text) => expect(documentOf(text)).toBeUndefined(),
);
