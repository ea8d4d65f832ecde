import { expect, it } from 'vitest';
import { nameShown } from './nameShown';

it('a name that is kept in small letters is shown as people write it', () => {
  expect(nameShown('римская-корсакова мария (маша) д’артаньяновна')).toBe(
    'Римская-Корсакова Мария (Маша) Д’артаньяновна',
  );
});
