using MethodCabinet.Domain.Olympiads;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Jury;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Domain.People;
using MethodCabinet.Server.Materials;
using MethodCabinet.Server.Platform.Documents;

namespace MethodCabinet.Server.Data.Seed.Example;

/// <summary>A contest of teachers in the middle of the marking, while the public votes, and a conference of pupils whose results are signed.</summary>
internal sealed class ExampleContests(AppDb db, Files files, ExamplePeople people, IReadOnlyList<Season> seasons, DateTimeOffset now)
{
    private static readonly string[] Lessons =
    [
        "Урок-исследование «Вода в нашей реке»", "Кейс-технология на уроках истории", "Формирующее оценивание в начальной школе", "Цифровая лаборатория в сельской школе",
        "Читательская грамотность на уроках биологии", "Смешанное обучение в малокомплектной школе",
    ];

    private static readonly string[] Events = ["Музейная ночь в школе", "Семейный клуб «Очаг»", "Школьное радио как пространство диалога", "Экологический десант"];

    private static readonly string[] Studies =
    [
        "Содержание нитратов в огородных культурах", "Топонимы Озёрского округа", "Динамика уровня воды в озере за двадцать лет", "Говор нашего села", "Математика узоров вологодского кружева",
        "Школьный рацион глазами химика", "Птицы городского парка зимой", "Письма с фронта из семейного архива",
    ];

    private readonly Random random = new(1755);

    public async Task WriteAsync()
    {
        var season = seasons.Single(known => known.From <= DateOnly.FromDateTime(now.Date) && DateOnly.FromDateTime(now.Date) <= known.To);
        await TeachersAsync(season);
        await PupilsAsync(season);
    }

    private async Task TeachersAsync(Season season)
    {
        var contest = Announce(season, ContestKind.Teachers, "Муниципальный конкурс «Педагогический дебют»", entriesUntil: now.AddDays(-5), markingUntil: now.AddDays(9), AwardWords.Laureates, PublicVoting.OneVoice);
        var (lessons, events) = (Nomination(contest, "Лучший урок", 0), Nomination(contest, "Воспитательное событие", 1));
        var (reading, talk) = (Sheet(contest, SheetKind.Reading, 0), Sheet(contest, SheetKind.Talk, 1));
        db.AddRange(reading, talk);
        var teachers = people.Memberships.Where(m => m.Kind == MembershipKind.Teacher).Skip(20).ToList();
        var entries = new List<ContestEntry>();
        foreach (var (index, title) in Lessons.Concat(Events).Index())
        {
            var membership = teachers[index * 7];
            Agree(membership.PersonId);
            entries.Add(await EnterAsync(contest, index < Lessons.Length ? lessons : events, membership, title));
        }

        // Three experts are through, one is in the middle, the others have not begun.
        foreach (var (index, expert) in people.Jury.Take(4).Index())
        {
            foreach (var entry in entries.Take(index < 3 ? entries.Count : entries.Count / 2))
            {
                Mark(entry, reading, expert.Id);
            }
        }

        foreach (var (index, voter) in teachers.Skip(100).Take(40).Index())
        {
            Vote(entries[random.Next(Lessons.Length)], voter.PersonId, null);
            if (index % 2 == 0)
            {
                Vote(entries[Lessons.Length + random.Next(Events.Length)], voter.PersonId, null);
            }
        }
    }

    private async Task PupilsAsync(Season season)
    {
        var contest = Announce(
            season, ContestKind.Pupils, "Конференция обучающихся «Первые шаги в науку»", entriesUntil: now.AddDays(-40), markingUntil: now.AddDays(-20), AwardWords.Winners, PublicVoting.Marks);
        ContestNomination[] nominations = [Nomination(contest, "Естественные науки", 0), Nomination(contest, "Гуманитарные науки", 1)];
        ContestSheet[] sheets = [Sheet(contest, SheetKind.Reading, 0), Sheet(contest, SheetKind.Talk, 1)];
        db.AddRange(sheets);
        db.Add(new ContestSigning { ContestId = contest.Id, SignedById = people.Jury[0].Id, SignedAt = now.AddDays(-15) });
        var pupils = people.Students.Where(s => s.Membership.Grade >= 9).Skip(10).ToList();
        var sums = new List<(ContestEntry Entry, decimal Points)>();
        foreach (var (index, title) in Studies.Index())
        {
            var entry = await EnterAsync(contest, nominations[index % 2], pupils[index * 11].Membership, title);
            db.Add(new ContestTalk { EntryId = entry.Id, Room = index % 2 == 0 ? "Кабинет 14" : "Актовый зал", StartsAt = new DateTimeOffset(now.Date.AddDays(-19).AddHours(7), TimeSpan.Zero).AddMinutes(index / 2 * 10), Minutes = 10 });
            sums.Add((entry, ContestScoring.Sum(sheets.Select(sheet =>
                (sheet.Weight, SheetScore.Of([.. people.Jury.Select(expert => Mark(entry, sheet, expert.Id).Total)], contest.Settings.DropExtremes))).ToList())));
            foreach (var voter in pupils.Skip(100 + (index * 9)).Take(random.Next(4, 20)))
            {
                Vote(entry, voter.Person.Id, random.Next(3, 6));
            }
        }

        db.AddRange(sums.GroupBy(s => s.Entry.NominationId).SelectMany(nomination => ContestScoring.Rank(
            contest.Settings.Rules, nomination.Key, sheets.Sum(s => s.Weight * s.MaxPoints), [.. nomination.Select(s => (s.Entry.Id, s.Points))])).Select(r => new ContestAward
            {
                EntryId = r.EntryId,
                ContestId = contest.Id,
                Status = r.Status,
                Degree = r.Degree,
                PlaceFrom = r.Place.From,
                PlaceTo = r.Place.To,
                Points = r.Points,
            }));
    }

    private Contest Announce(Season season, ContestKind kind, string title, DateTimeOffset entriesUntil, DateTimeOffset markingUntil, AwardWords words, PublicVoting voting)
    {
        var marking = new Period(entriesUntil, markingUntil);
        var contest = new Contest
        {
            Id = ExampleIds.Of("contest", kind),
            SeasonId = season.Id,
            Kind = kind,
            Settings = new ContestSettings(
                title,
                kind == ContestKind.Teachers
                    ? "Конкурс для педагогов округа. Пришлите описание урока или события и презентацию; лучшие работы защищают очно."
                    : "Исследовательские работы обучающихся 9–11 классов. Работы оценивают заочно и на защите.",
                new Period(entriesUntil.AddDays(-30), entriesUntil), marking, marking, DateOnly.FromDateTime(markingUntil.Date).AddDays(1), IsAnonymous: kind == ContestKind.Teachers, MinExperts: 3, DropExtremes: true,
                0.3m, voting, OnlyTeachersVote: kind == ContestKind.Teachers, words, new AwardRules(0.6m, 0.25m, 0.5m, 0.5m, QuotaEdge.AllIn, [])),
            CreatedById = people.Methodist.Id,
            CreatedAt = entriesUntil.AddDays(-35),
        };
        contest.Publish(nominations: 2, sheets: 2, talks: 1);
        db.Add(contest);
        db.AddRange(people.Jury.Select(expert => new ContestExpert { ContestId = contest.Id, PersonId = expert.Id }));
        return contest;
    }

    private ContestNomination Nomination(Contest contest, string title, int position)
    {
        var nomination = new ContestNomination { Id = ExampleIds.Of("nomination", contest.Id, position), ContestId = contest.Id, Title = title, Position = position };
        db.Add(nomination);
        return nomination;
    }

    private static ContestSheet Sheet(Contest contest, SheetKind kind, int position) => new()
    {
        Id = ExampleIds.Of("sheet", contest.Id, position),
        ContestId = contest.Id,
        Kind = kind,
        Title = kind == SheetKind.Reading ? "Заочная экспертиза" : "Защита",
        Weight = 1,
        Criteria = kind == SheetKind.Reading
            ? [new("1", "Актуальность и постановка цели", 5), new("2", "Содержание и глубина", 10), new("3", "Результат и его проверка", 5), new("4", "Оформление работы", 3)]
            : [new("1", "Ясность изложения", 5), new("2", "Ответы на вопросы", 5), new("3", "Соблюдение регламента", 2)],
        Position = position,
    };

    private async Task<ContestEntry> EnterAsync(Contest contest, ContestNomination nomination, Membership author, string title)
    {
        var entry = new ContestEntry
        {
            Id = ExampleIds.Of("entry", contest.Id, title),
            ContestId = contest.Id,
            PersonId = author.PersonId,
            OrganizationId = author.OrganizationId,
            Grade = author.Grade,
        };
        var writtenAt = contest.Settings.Entries.Until.AddDays(-random.Next(1, 12));
        entry.Write(contest, new EntryText(nomination.Id, title, "Цель, ход работы и её результаты описаны в приложенном файле.", "", null, ""), writtenAt);
        entry.Submit(contest, files: 1, Ciphers.Numbers(1, [.. db.ContestEntries.Local.Where(e => e.ContestId == contest.Id).Select(e => e.Number!.Value)], random.Next)[0], writtenAt);
        db.Add(entry);
        using var content = new MemoryStream();
        using (var document = new PdfDocument(content, title, "", writtenAt.UtcDateTime.Date))
        {
            document.AddPage(PdfDocument.A4, page => page.Text(title, 62, 84, page.Size.Width - 124, PdfStyle.Of(PdfFace.SerifBold, 24)));
        }

        content.Position = 0;
        var facts = await Files.ExamineAsync("Работа.pdf", content, CancellationToken.None);
        var file = await files.AddPrivateAsync(facts, content, author.PersonId, CancellationToken.None, ExampleIds.Of("file", entry.Id));
        db.Add(new ContestFile { FileId = file.Id, EntryId = entry.Id, Number = 1 });
        entry.FilesEver = 1;
        return entry;
    }

    private ContestMarking Mark(ContestEntry entry, ContestSheet sheet, Guid expertId)
    {
        var marking = new ContestMarking { Id = ExampleIds.Of("contest-marking", entry.Id, sheet.Id, expertId), EntryId = entry.Id, SheetId = sheet.Id, ExpertId = expertId };
        var points = sheet.Criteria.ToDictionary(c => c.Id, c => Math.Round(c.MaxPoints * random.Next(50, 101) / 100));
        marking.Place(sheet.Criteria, points, random.Next(3) == 0 ? "Хорошо, что вывод опирается на собственные наблюдения." : "", isDone: true, now);
        db.Add(marking);
        return marking;
    }

    private void Vote(ContestEntry entry, Guid voterId, int? mark) =>
        db.Add(new ContestVote { EntryId = entry.Id, NominationId = entry.NominationId, PersonId = voterId, Mark = mark });

    /// <summary>Teachers consent for themselves; pupils have consents from the beginning.</summary>
    private void Agree(Guid teacherId) => db.AddRange(new[] { ConsentKind.PersonalData, ConsentKind.Publication }.Select(kind => new Consent
    {
        Id = ExampleIds.Of("consent", teacherId, kind),
        PersonId = teacherId,
        Kind = kind,
        Form = kind == ConsentKind.Publication ? PublicationForm.FullName : null,
        GivenById = teacherId,
        GivenAt = now.AddDays(-20),
    }));
}
