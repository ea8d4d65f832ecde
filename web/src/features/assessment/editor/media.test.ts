// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { audioMarkdown, imageMarkdown } from './media';

describe('images and sounds in a text', () => {
  it('have descriptions that cannot break out of their marks', () => {
    expect(imageMarkdown('/api/files/1', 'Ось [x]\nи *y*, $5')).toBe('![Ось \\[x\\] и \\*y\\*, \\$5](/api/files/1)');
    expect(audioMarkdown('/api/files/1', ' «Диалог» "1" <b> & ')).toBe(
      '<audio controls src="/api/files/1" title="«Диалог» &#34;1&#34; &#60;b&#62; &#38;"></audio>',
    );
  });
});
