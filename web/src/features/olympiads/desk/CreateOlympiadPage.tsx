import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../api/clock';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, SelectField, TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { GradesField } from './GradesField';
import { LateField } from './LateField';
import { fromInput, inDays } from './moments';
import { seasonsQuery, subjectsQuery, type Olympiad } from './queries';
import { periodFault, proposedRound, roundRequest, soundTitle, type RoundDraft, type RoundFault } from './roundDraft';
import { RoundFields } from './RoundFields';
import { useProposedTitle } from './useProposedTitle';
import './desk.css';

const stages = ['school', 'municipal', 'own'] as const;

/** A new olympiad: what, for whom, when. Papers follow on its own page. */
export function CreateOlympiadPage() {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const seasons = useQuery(seasonsQuery).data ?? [];
  const subjects = (useQuery(subjectsQuery).data ?? []).filter((known) => !known.isRetired);
  const proposedTitle = useProposedTitle();

  const [seasonChosen, setSeason] = useState('');
  const [subjectCode, setSubject] = useState('');
  const [stage, setStage] = useState<Olympiad['stage']>('school');
  const [titleWritten, setTitle] = useState<string>();
  const [grades, setGrades] = useState<number[]>([7, 8, 9, 10, 11]);
  const [opens, setOpens] = useState(() => inDays(serverClock.now(), 1, 9));
  const [closes, setCloses] = useState(() => inDays(serverClock.now(), 10, 18));
  const [self, setSelf] = useState(false);
  const [lateAcceptMinutes, setLateAcceptMinutes] = useState(15);
  const [rounds, setRounds] = useState<RoundDraft[]>(() => [
    proposedRound(serverClock.now(), 'theory', t('create.firstRound')),
  ]);
  const [faults, setFaults] = useState<(RoundFault | undefined)[]>([]);
  const [titleFault, setTitleFault] = useState(false);
  const [registrationFault, setRegistrationFault] = useState<ReturnType<typeof periodFault>>();
  const form = useRef<HTMLFormElement>(null);
  const [found, setFound] = useState(0);
  // The form is several screens long on a phone: what is wrong comes into view, and is read out with its field.
  useEffect(() => {
    const wrong = found > 0 && form.current?.querySelector<HTMLElement>('[aria-invalid]');
    if (!wrong) return;
    wrong.focus();
    wrong.scrollIntoView({ block: 'center' });
  }, [found]);

  const season = seasonChosen || (seasons.find((item) => item.isCurrent)?.id ?? '');
  const subject = subjects.find((item) => item.code === subjectCode);
  const title = titleWritten ?? proposedTitle(stage, subject);

  const create = useMutation({
    // In one request: a round that is refused must not leave a draft without it.
    mutationFn: () =>
      body(
        api.POST('/api/olympiads', {
          body: {
            seasonId: season,
            subjectCode,
            stage,
            title,
            registrationOpensAt: fromInput(opens)!,
            registrationClosesAt: fromInput(closes)!,
            selfRegistration: self,
            lateAcceptMinutes,
            grades,
            rounds: rounds.map((round) => roundRequest(round).request!),
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['olympiads'] });
      await navigate({ to: '/olympiads/$olympiadId', params: { olympiadId: id } });
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (create.isPending) return;
    // What the server has refused before is not what is wrong now.
    create.reset();
    const ofRounds = rounds.map((round) => roundRequest(round).fault);
    const ofRegistration = periodFault(fromInput(opens), fromInput(closes));
    const ofTitle = !soundTitle(title);
    setFaults(ofRounds);
    setRegistrationFault(ofRegistration);
    setTitleFault(ofTitle);
    if (ofTitle || ofRegistration || ofRounds.some(Boolean)) setFound(found + 1);
    else create.mutate();
  }

  return (
    <Page title={t('create.heading')} lead={t('create.lead')} width="form">
      <form ref={form} className="stack" onSubmit={submit}>
        <Card title={t('create.what')}>
          <div className="stack">
            <Choice
              legend={t('create.stage')}
              value={stage}
              options={stages.map((value) => ({ value, label: t(`stage.${value}`) }))}
              onChange={setStage}
            />
            <div className="form-grid">
              <SelectField
                label={t('create.subject')}
                required
                value={subjectCode}
                onChange={(event) => setSubject(event.target.value)}
              >
                <option value="" disabled>
                  {t('create.choose')}
                </option>
                {subjects.map((item) => (
                  <option key={item.code} value={item.code}>
                    {item.name}
                  </option>
                ))}
              </SelectField>
              <SelectField
                label={t('create.season')}
                value={season}
                onChange={(event) => setSeason(event.target.value)}
              >
                {seasons.map((item) => (
                  <option key={item.id} value={item.id}>
                    {item.name}
                  </option>
                ))}
              </SelectField>
            </div>
            <TextField
              label={t('create.title')}
              hint={t('create.titleHint')}
              required
              maxLength={200}
              value={title}
              error={titleFault && t('create.titleFault')}
              onChange={(event) => setTitle(event.target.value)}
            />
            <GradesField value={grades} onChange={setGrades} />
          </div>
        </Card>
        <Card title={t('create.registration')}>
          <div className="stack">
            <div className="form-grid">
              <TextField
                label={t('create.registrationOpens')}
                type="datetime-local"
                required
                value={opens}
                error={registrationFault && t(`create.registrationFault.${registrationFault}`)}
                onChange={(event) => setOpens(event.target.value)}
              />
              <TextField
                label={t('create.registrationCloses')}
                type="datetime-local"
                required
                value={closes}
                onChange={(event) => setCloses(event.target.value)}
              />
            </div>
            <CheckField
              label={t('create.self')}
              hint={t('create.selfHint')}
              checked={self}
              onChange={(event) => setSelf(event.target.checked)}
            />
            <LateField value={lateAcceptMinutes} onChange={setLateAcceptMinutes} />
          </div>
        </Card>
        {rounds.map((round, index) => (
          <Card
            key={index}
            title={rounds.length > 1 ? t('create.roundNumber', { number: index + 1 }) : t('create.round')}
            action={
              rounds.length > 1 && (
                <Button
                  kind="ghost"
                  onClick={() => {
                    setRounds(rounds.filter((_, other) => other !== index));
                    setFaults(faults.filter((_, other) => other !== index));
                  }}
                >
                  {t('create.dropRound')}
                </Button>
              )
            }
          >
            <RoundFields
              draft={round}
              fault={faults[index]}
              onChange={(next) => setRounds(rounds.map((known, other) => (other === index ? next : known)))}
            />
          </Card>
        ))}
        <div className="line">
          <Button
            kind="ghost"
            onClick={() => setRounds([...rounds, proposedRound(serverClock.now(), 'practice', t('create.nextRound'))])}
          >
            {t('create.addRound')}
          </Button>
        </div>
        <ErrorNotice error={create.error} />
        <div className="line">
          <Button type="submit" busy={create.isPending}>
            {t('create.submit')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
