import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { PlaceLink } from './PlaceLink';
import { notesQuery, type Place } from './queries';
import '../courses.css';
import './talk.css';

const addressOf = ({ paragraph, second }: Place) =>
  paragraph !== null ? { place: `p${paragraph}` } : second !== null ? { place: `s${second}` } : {};

/** All own notes, found by their words, each with the way to its place. */
export function NotesPage() {
  const { t } = useTranslation('talk');
  const notes = useQuery(notesQuery);
  const [words, setWords] = useState('');
  const wanted = words.trim().toLocaleLowerCase('ru');
  const courses = (notes.data ?? [])
    .map((course) => ({
      ...course,
      units: course.units
        .map((unit) => ({
          ...unit,
          notes: unit.notes.filter((note) =>
            [note.text, note.place.quote, unit.title].some((text) => text.toLocaleLowerCase('ru').includes(wanted)),
          ),
        }))
        .filter((unit) => unit.notes.length > 0),
    }))
    .filter((course) => course.units.length > 0);
  const isEmpty = notes.data?.length === 0;
  return (
    <Page title={t('notes.title')} lead={<Link to="/learning">{t('toLearning')}</Link>}>
      <div className="stack">
        <ErrorNotice error={notes.error} />
        {notes.isPending && <Skeleton lines={6} />}
        {isEmpty && (
          <Card>
            <EmptyState title={t('notes.none')}>{t('notes.noneHint')}</EmptyState>
          </Card>
        )}
        {notes.data && !isEmpty && (
          <Card>
            <div className="stack">
              <TextField
                type="search"
                label={t('notes.find')}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
              <div className="line">
                <a className="btn ghost" href="/api/notes/notes.docx" download>
                  {t('notes.docx')}
                </a>
                <a className="btn ghost" href="/api/notes/notes.txt" download>
                  {t('notes.txt')}
                </a>
              </div>
              {courses.length === 0 && <p className="muted">{t('notes.notFound')}</p>}
            </div>
          </Card>
        )}
        {courses.map((course) => (
          <Card key={course.enrolmentId} title={`${course.course}: ${course.cohort}`}>
            <div className="stack">
              {course.units.map((unit) => (
                <div key={unit.id}>
                  <h3>{unit.title || t('notes.gone')}</h3>
                  <ul role="list" className="talk-list">
                    {unit.notes.map((note) => (
                      <li key={note.id} className="stack tight">
                        {(note.place.paragraph !== null || note.place.second !== null) && (
                          <PlaceLink place={note.place} />
                        )}
                        <p className="talk-text">{note.text}</p>
                        {unit.isThere && (
                          <Link
                            className="small"
                            to="/learning/$enrolmentId/units/$unitId"
                            params={{ enrolmentId: course.enrolmentId, unitId: unit.id }}
                            search={addressOf(note.place)}
                          >
                            {t('notes.toPlace')}
                          </Link>
                        )}
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          </Card>
        ))}
      </div>
    </Page>
  );
}
