import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextAreaField } from '../../../ui/Field';
import { FileDrop } from '../../../ui/FileDrop';
import { Fault, NumberField, PercentField, RemoveButton, RuleField } from './fields';
import { imageTypes, maxMediaSize, sizeOf, upload } from './media';
import { boxOf, cornersOf, fitted, resized, shapeOf, type Box, type Shape } from './regions';
import { RegionSurface } from './RegionSurface';
import type { ImagePoint, PartProps } from './types';

const sides: readonly (keyof Box)[] = ['x', 'y', 'width', 'height'];

/** An image and the areas that must be pointed at: drawn on it, or written as numbers. */
export function HotspotFields({ body, answerKey: key, onChange, problems }: PartProps<'hotspot', 'hotspot'>) {
  const { t } = useTranslation('assessment');
  const [chosen, setChosen] = useState(0);
  const store = useMutation({
    mutationFn: async (file: File) => {
      const [{ id }, size] = await Promise.all([upload(file), sizeOf(file)]);
      return { imageId: id, ...size };
    },
    // Of the last render: what was written while the file was on its way stays. Drawn at once: a key pressed before the next drawing would write over the image.
    onSuccess: (image) => flushSync(() => onChange({ ...body, ...image }, key)),
  });
  const areas = key.regions.map(({ corners }) => corners);
  const put = (next: ImagePoint[][]) =>
    onChange(
      // Every area must be pointed at, so that as many places at least can be.
      { ...body, maxPoints: Math.max(body.maxPoints, next.length) },
      { ...key, regions: next.map((corners) => ({ corners })) },
    );
  const replace = (index: number, corners: ImagePoint[]) =>
    put(areas.map((known, other) => (other === index ? corners : known)));
  const hasImage = body.width > 0;

  return (
    <div className="stack">
      <FileDrop
        label={t(hasImage ? 'hotspot.replace' : 'hotspot.image')}
        hint={t('hotspot.imageHint')}
        accept={imageTypes}
        maxSize={maxMediaSize}
        onFiles={([file]) => file && store.mutate(file)}
      />
      <ErrorNotice error={store.error} />
      <Fault text={problems.at('body.imageId')} />
      <TextAreaField
        label={t('hotspot.alt')}
        hint={t('hotspot.altHint')}
        rows={2}
        value={body.alt}
        error={problems.at('body.alt')}
        onChange={(event) => onChange({ ...body, alt: event.target.value }, key)}
      />
      {hasImage && (
        <>
          <RegionSurface body={body} areas={areas} chosen={chosen} onChoose={setChosen} onChange={put} />
          <div className="line">
            <Button
              kind="ghost"
              onClick={() => {
                put([...areas, cornersOf('rectangle', { x: 0.4, y: 0.4, width: 0.2, height: 0.2 })]);
                setChosen(areas.length);
              }}
            >
              {t('hotspot.add')}
            </Button>
          </div>
        </>
      )}
      {areas.map((corners, index) => {
        const [box, shape] = [boxOf(corners), shapeOf(corners)];
        const name = t('hotspot.area', { number: index + 1 });
        return (
          <fieldset key={index} className="part" onFocus={() => setChosen(index)}>
            <legend>{name}</legend>
            <div className="stack">
              <div className="field-row">
                <SelectField
                  label={t('hotspot.shape')}
                  value={shape}
                  onChange={(event) => replace(index, cornersOf(event.target.value as Exclude<Shape, 'other'>, box))}
                >
                  <option value="rectangle">{t('hotspot.rectangle')}</option>
                  <option value="oval">{t('hotspot.oval')}</option>
                  {shape === 'other' && <option value="other">{t('hotspot.other')}</option>}
                </SelectField>
                {sides.map((side) => (
                  <PercentField
                    key={side}
                    label={t(`hotspot.${side}`)}
                    min={0}
                    max={100}
                    value={box[side]}
                    onChange={(value) => replace(index, resized(corners, fitted({ ...box, [side]: value })))}
                  />
                ))}
              </div>
              <Fault text={problems.at(`key.regions[${index}]`)} />
              <div className="line">
                <RemoveButton name={name} onClick={() => put(areas.filter((_, other) => other !== index))} />
              </div>
            </div>
          </fieldset>
        );
      })}
      <Fault text={problems.at('key.regions')} />
      <NumberField
        label={t('hotspot.maxPoints')}
        hint={t('hotspot.maxPointsHint')}
        min={1}
        max={100}
        step={1}
        value={body.maxPoints}
        error={problems.at('body.maxPoints')}
        onChange={(maxPoints) => onChange({ ...body, maxPoints: Math.round(maxPoints) }, key)}
      />
      <RuleField
        value={key.rule}
        rules={['allOrNothing', 'proportional']}
        error={problems.at('key.rule')}
        onChange={(rule) => onChange(body, { ...key, rule })}
      />
    </div>
  );
}
