using System.Text.Json;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Assessment.Journal;
using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Server.Assessment;
using MethodCabinet.Server.Platform;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>Two past olympiads with results, one running now, one tomorrow, one whose works the jury marks.</summary>
internal sealed class ExampleOlympiads(AppDb db, TextRenderer renderer, ExamplePeople people, IReadOnlyList<Season> seasons, DateTimeOffset now)
{
    private readonly Random random = new(1812);

    public void Write(Guid circuitImageId)
    {
        var current = seasons.Single(season => season.From <= DateOnly.FromDateTime(now.Date) && DateOnly.FromDateTime(now.Date) <= season.To);
        var last = seasons.Single(season => season.To == current.From.AddDays(-1));

        Past(last, "biology", Stage.Municipal, "Муниципальный этап всероссийской олимпиады школьников по биологии", ExampleQuestions.Biology(), Morning(-370), grades: [7, 8], share: 4, yearsAgo: 1);
        Past(current, "mathematics", Stage.School, "Школьный этап всероссийской олимпиады школьников по математике", ExampleQuestions.Mathematics(), Morning(-33), grades: [7, 8, 9], share: 2, yearsAgo: 0);
        Running(current, circuitImageId);
        Tomorrow(current);
        Marked(current);
    }

    private void Past(
        Season season, string subject, Stage stage, string title, IReadOnlyList<ExampleQuestion> questions, DateTimeOffset opensAt, int[] grades, int share, int yearsAgo)
    {
        var olympiad = Announce(season, subject, stage, title, questions, opensAt, window: TimeSpan.FromHours(3), duration: 120, grades);
        olympiad.StandingIsPublic = true;
        var round = olympiad.Rounds[0];
        round.ClosedAt = round.ClosesAt.AddMinutes(5);
        round.ScoredAt = round.ClosesAt.AddMinutes(6);
        db.Add(new StandingState { OlympiadId = olympiad.Id, RowSalt = ExampleIds.Of("row-salt", olympiad.Id), Version = 1, ChangedAt = round.ScoredAt.Value, PublishedAt = round.ScoredAt.Value.AddHours(1) });
        foreach (var (registration, paper) in Register(olympiad, share, yearsAgo))
        {
            var strength = Math.Clamp(0.55 + ((random.NextDouble() + random.NextDouble() - 1) * 0.5), 0.05, 0.98);
            var openedAt = round.OpensAt.AddMinutes(random.Next(2, 20));
            var (attempt, answers) = Sit(round, registration, paper, questions, openedAt, openedAt.AddMinutes(45), strength, questions.Count);
            attempt.HandedInAt = openedAt.AddMinutes(random.Next(50, 118));
            Score(attempt, paper, questions, answers, round.ScoredAt.Value);
        }
    }

    private void Running(Season season, Guid circuitImageId)
    {
        var questions = ExampleQuestions.Physics(circuitImageId);
        var olympiad = Announce(
            season, "physics", Stage.School, "Школьный этап всероссийской олимпиады школьников по физике", questions,
            opensAt: now.AddMinutes(-75), window: TimeSpan.FromHours(54), duration: 120, grades: [7, 8, 9]);
        var started = 0;
        foreach (var (registration, paper) in Register(olympiad, share: 3))
        {
            // The pupils whom a visitor can be have not begun yet; forty others have.
            if (people.Students.Take(3).All(s => s.Person.Id != registration.PersonId) && started < 40)
            {
                SitNow(olympiad.Rounds[0], registration, paper, questions, started++);
            }
        }
    }

    /// <summary>Of four who have begun one has handed in, two are answering, and of one nothing was heard for a while.</summary>
    private void SitNow(Round round, Registration registration, Paper paper, IReadOnlyList<ExampleQuestion> questions, int number)
    {
        DateTimeOffset Ago(int from, int to) => now.AddMinutes(-random.Next(from, to));
        switch (number % 4)
        {
            case 0:
                var handedInAt = Ago(2, 20);
                Sit(round, registration, paper, questions, Ago(55, 70), handedInAt, strength: 0.7, questions.Count).Attempt.HandedInAt = handedInAt;
                break;
            case 1:
                Sit(round, registration, paper, questions, Ago(25, 45), Ago(7, 20), strength: 0.6, random.Next(2, questions.Count - 1));
                break;
            default:
                Sit(round, registration, paper, questions, Ago(5, 24), Ago(0, 3), strength: 0.6, random.Next(2, questions.Count - 1));
                break;
        }
    }

    private void Tomorrow(Season season)
    {
        var olympiad = Announce(
            season, "biology", Stage.School, "Школьный этап всероссийской олимпиады школьников по биологии", ExampleQuestions.Biology(),
            opensAt: Morning(1), window: TimeSpan.FromHours(4), duration: 120, grades: [7, 8, 9]);
        Register(olympiad, share: 4);
    }

    /// <summary>Forty works of the day before yesterday, each task of a quarter of which two jurors mark.</summary>
    private void Marked(Season season)
    {
        const int Works = 40;
        var questions = ExampleQuestions.Literature();
        var olympiad = Announce(
            season, "literature", Stage.School, "Школьный этап всероссийской олимпиады школьников по литературе", questions,
            Morning(-2), window: TimeSpan.FromHours(4), duration: 180, grades: [8, 9]);
        var round = olympiad.Rounds[0];
        round.ClosedAt = round.ClosesAt.AddMinutes(5);
        round.ScoredAt = round.ClosesAt.AddMinutes(6);
        db.Add(new StandingState { OlympiadId = olympiad.Id, RowSalt = ExampleIds.Of("row-salt", olympiad.Id), Version = 1, ChangedAt = round.ScoredAt.Value });
        db.AddRange(people.Jury.Select(juror => new JuryMember { OlympiadId = olympiad.Id, PersonId = juror.Id, AppointedAt = round.OpensAt }));
        var numbers = Ciphers.Numbers(Works, [], random.Next);
        foreach (var (index, (registration, paper)) in Register(olympiad, share: 4).Take(Works).Index())
        {
            var openedAt = round.OpensAt.AddMinutes(random.Next(2, 20));
            var (attempt, _) = Sit(round, registration, paper, questions, openedAt, openedAt.AddMinutes(90), strength: 1, questions.Count);
            attempt.HandedInAt = openedAt.AddMinutes(random.Next(95, 170));
            (attempt.ScoredAt, attempt.Points, attempt.ScoredEntries) = (round.ScoredAt, 0, questions.Count);
            db.Add(new Work { AttemptId = attempt.Id, RoundId = round.Id, Cipher = Ciphers.Of("Литература", olympiad.Tracks.Single(t => t.Id == registration.TrackId).Grade, numbers[index]) });
            db.AddRange(paper.Tasks.Select(task => new WorkTask { AttemptId = attempt.Id, TaskId = task.Id, RoundId = round.Id, Lot = random.Next(WorkTask.Lots) }));
        }

        foreach (var task in round.Papers.SelectMany(paper => paper.Tasks))
        {
            var plan = new MarkingPlan { TaskId = task.Id };
            plan.Set(secondShare: 0.25m, threshold: 2, Referee.Chair, controlEvery: 5);
            db.Add(plan);
        }
    }

    /// <summary>Ten in the morning of Moscow, so many days from now.</summary>
    private DateTimeOffset Morning(int days)
    {
        var moscow = now.ToOffset(TimeSpan.FromHours(3));
        return new DateTimeOffset(moscow.Date.AddDays(days).AddHours(10), moscow.Offset).ToUniversalTime();
    }

    private Olympiad Announce(
        Season season, string subject, Stage stage, string title, IReadOnlyList<ExampleQuestion> questions, DateTimeOffset opensAt, TimeSpan window, int duration, int[] grades)
    {
        var id = ExampleIds.Of("olympiad", season.Name, subject, stage);
        var versions = WriteQuestions(id, subject, title, questions, grades, opensAt.AddDays(-10));
        var olympiad = new Olympiad
        {
            Id = id,
            SeasonId = season.Id,
            SubjectCode = subject,
            Stage = stage,
            Title = title,
            Status = OlympiadStatus.Published,
            RegistrationOpensAt = opensAt.AddDays(-21),
            RegistrationClosesAt = opensAt.AddHours(-1),
            SelfRegistration = stage == Stage.School,
            CreatedById = people.Methodist.Id,
            CreatedAt = opensAt.AddDays(-30),
        };
        var round = new Round
        {
            Id = ExampleIds.Of("round", id),
            OlympiadId = id,
            Kind = RoundKind.Theory,
            Title = "Теоретический тур",
            OpensAt = opensAt,
            ClosesAt = opensAt + window,
            DurationMinutes = duration,
        };
        olympiad.Rounds.Add(round);
        foreach (var grade in grades)
        {
            var track = new Track { Id = ExampleIds.Of("track", id, grade), OlympiadId = id, Grade = grade, Name = $"{grade} класс" };
            olympiad.Tracks.Add(track);
            var paper = new Paper
            {
                Id = ExampleIds.Of("paper", id, grade),
                RoundId = round.Id,
                TrackId = track.Id,
                Title = title,
                Instructions = "Задания можно выполнять в любом порядке. Ответы сохраняются сами; к любому заданию можно вернуться до сдачи работы.",
                MaxPoints = questions.Sum(question => question.Points.MaxPoints),
            };
            paper.Tasks.AddRange(versions.Select((version, index) => new PaperTask
            {
                Id = ExampleIds.Of("task", paper.Id, index + 1),
                PaperId = paper.Id,
                Position = index + 1,
                QuestionVersionId = version.Id,
            }));
            round.Papers.Add(paper);
        }

        db.Add(olympiad);
        return olympiad;
    }

    private List<QuestionVersion> WriteQuestions(
        Guid olympiadId, string subject, string title, IReadOnlyList<ExampleQuestion> questions, int[] grades, DateTimeOffset writtenAt)
    {
        var bank = new QuestionBank(ExampleIds.Of("bank", olympiadId), title, subject, writtenAt, people.Methodist.Id);
        db.Add(bank);
        return [.. questions.Select((source, index) =>
        {
            var question = new Question(ExampleIds.Of("question", bank.Id, index), bank.Id, subject, writtenAt);
            question.Classify(subject, grades.Min(), grades.Max(), []);
            var content = new QuestionContent(
                source.Title, source.Statement, renderer.Render(source.Statement).Html,
                source.Body, source.Body.MapTexts(text => renderer.RenderItem(text).Html), source.Key, source.Points);
            var version = question.Revise(null, lastIsUsed: false, content, ExampleIds.Of("version", question.Id), writtenAt, people.Methodist.Id);
            db.Add(question);
            db.Add(version);
            return version;
        })];
    }

    /// <summary>Registers the example pupils and one in <paramref name="share"/> of the others of the olympiad's grades.</summary>
    /// <param name="yearsAgo">Pupils were in a lower grade then; some perform for the next one.</param>
    private List<(Registration Registration, Paper Paper)> Register(Olympiad olympiad, int share, int yearsAgo = 0)
    {
        var registered = new List<(Registration, Paper)>();
        foreach (var (index, (person, membership)) in people.Students.Index())
        {
            var grade = membership.Grade!.Value - yearsAgo;
            var track = olympiad.Tracks.Find(t => t.Grade >= grade && t.Grade <= grade + yearsAgo);
            if (track is null || (index > 2 && random.Next(share) > 0))
            {
                continue;
            }

            var registration = new Registration
            {
                Id = ExampleIds.Of("registration", olympiad.Id, person.Id),
                OlympiadId = olympiad.Id,
                TrackId = track.Id,
                PersonId = person.Id,
                OrganizationId = membership.OrganizationId,
                Grade = grade,
                Status = RegistrationStatus.Confirmed,
                ExtraMinutes = random.Next(40) == 0 ? 30 : 0,
                RegisteredById = people.Methodist.Id,
                CreatedAt = olympiad.RegistrationOpensAt.AddDays(2),
            };
            db.Add(registration);
            registered.Add((registration, olympiad.Rounds[0].Papers.Single(p => p.TrackId == track.Id)));
        }

        return registered;
    }

    /// <summary>An attempt with a whole journal of one device: one entry for each of the first <paramref name="answered"/> tasks, the last at <paramref name="lastAt"/>.</summary>
    private (Attempt Attempt, Dictionary<Guid, Answer?> Answers) Sit(
        Round round, Registration registration, Paper paper, IReadOnlyList<ExampleQuestion> questions, DateTimeOffset openedAt, DateTimeOffset lastAt, double strength, int answered)
    {
        var attempt = new Attempt
        {
            Id = ExampleIds.Of("attempt", registration.Id),
            RoundId = round.Id,
            RegistrationId = registration.Id,
            PersonId = registration.PersonId,
            PaperId = paper.Id,
            OpenedAt = openedAt,
        };
        db.Add(attempt);
        var answers = new Dictionary<Guid, Answer?>();
        var device = ExampleIds.Of("device", attempt.Id);
        db.Add(new AttemptDevice { AttemptId = attempt.Id, BrowserId = device, IsOpen = false, ToldAt = lastAt });
        var previous = JournalChain.Start.ToArray();
        var seq = 0;
        for (var i = 0; i < answered; i++)
        {
            if (ExampleAnswers.Of(questions[i], strength, random) is not { } answer)
            {
                continue;
            }

            answers[paper.Tasks[i].Id] = answer;
            var text = JsonSerializer.Serialize(answer, StoredJson.Options);
            var elapsed = (long)((lastAt - openedAt).TotalMilliseconds * (i + 1) / answered);
            previous = JournalChain.Next(previous, attempt.Id, device, ++seq, paper.Tasks[i].Id, elapsed, text);
            db.Add(new JournalEntry
            {
                AttemptId = attempt.Id,
                DeviceId = device,
                Seq = seq,
                TaskId = paper.Tasks[i].Id,
                Answer = text,
                ElapsedMs = elapsed,
                Hash = previous,
                ReceivedAt = openedAt.AddMilliseconds(elapsed),
                IsLate = false,
            });
        }

        return (attempt, answers);
    }

    private void Score(Attempt attempt, Paper paper, IReadOnlyList<ExampleQuestion> questions, Dictionary<Guid, Answer?> answers, DateTimeOffset scoredAt)
    {
        var tasks = paper.Tasks.Zip(questions, (task, question) => new AskedTask(task.Id, task.QuestionVersionId, question.Body, question.Key, question.Points));
        var scores = AttemptScoring.Score(tasks, answers).ToList();
        attempt.Points = scores.Sum(score => score.Points);
        attempt.ScoredAt = scoredAt;
        db.AddRange(scores.Select(score => new TaskScore
        {
            AttemptId = attempt.Id,
            TaskId = score.TaskId,
            QuestionVersionId = score.QuestionVersionId,
            Points = score.Points,
            ScoredAt = scoredAt,
        }));
    }
}
