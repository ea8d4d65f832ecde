using System.Security.Cryptography;
using MethodCabinet.Domain.Assessment;
using MethodCabinet.Domain.Certificates;
using MethodCabinet.Domain.Materials;
using MethodCabinet.Domain.Olympiads.Contests;
using MethodCabinet.Domain.Olympiads.Results;
using MethodCabinet.Server.Data;

namespace MethodCabinet.Server.Tests.Platform;

/// <summary>The owner's entries in conferences of pupils: one that takes entries, one that is marked and one whose results are signed.</summary>
internal sealed class NeighbourContests
{
    private readonly DateTimeOffset now = DateTimeOffset.UtcNow;

    public NeighbourContests(AppDb db, Neighbourhood rows)
    {
        var season = rows.Running.SeasonId;
        Draft = Contest(db, rows, season, Period(-1, 1), Period(1, 2));
        Open = Contest(db, rows, season, Period(-1, 1), Period(1, 2));
        Marked = Contest(db, rows, season, Period(-2, -1), Period(-1, 1));
        Signed = Contest(db, rows, season, Period(-2, -1), Period(-1, 1));
        foreach (var contest in new[] { Open, Marked, Signed })
        {
            contest.Publish(nominations: 1, sheets: 1);
        }

        (OpenEntry, MarkedEntry, SignedEntry) = (Enter(db, rows, Open), Enter(db, rows, Marked), Enter(db, rows, Signed));
        foreach (var contest in new[] { Marked, Signed })
        {
            db.ContestExperts.AddRange(
                new ContestExpert { ContestId = contest.Id, PersonId = rows.Juror.Id }, new ContestExpert { ContestId = contest.Id, PersonId = rows.Chair.Id });
        }

        // Somebody else has not begun: the one to be dismissed.
        db.ContestExperts.Add(new ContestExpert { ContestId = Open.Id, PersonId = rows.Juror.Id });
        Marking = new ContestMarking { Id = Guid.CreateVersion7(), EntryId = MarkedEntry.Id, SheetId = SheetOf(Marked), ExpertId = rows.Juror.Id };
        Marking.Place(Criteria, Points, "", isDone: true, now);
        db.ContestMarkings.Add(Marking);
        db.ContestSignings.Add(new ContestSigning { ContestId = Signed.Id, SignedById = rows.Chair.Id, SignedAt = now });
        db.ContestAwards.Add(new ContestAward { EntryId = SignedEntry.Id, ContestId = Signed.Id, Status = AwardStatus.Winner, Degree = 1, PlaceFrom = 1, PlaceTo = 1, Points = 5 });
        db.Certificates.Add(new Certificate
        {
            Id = Guid.CreateVersion7(),
            Number = CertificateNumber.Of(2026, RandomNumberGenerator.GetBytes(5)),
            RegisterNumber = rows.NextRegisterNumber(),
            Kind = CertificateKind.Participant,
            HolderId = rows.Owner.Id,
            EntryId = SignedEntry.Id,
            Text = new CertificateText($"{Neighbourhood.Surname} Анна", $"9 класс, {Neighbourhood.School}", "Первые шаги в науку", "2026/27", "", "", Nomination: "Экология", Work: "Вода в реке"),
            IssuedOn = DateOnly.FromDateTime(now.UtcDateTime),
            IssuedById = rows.Methodist.Id,
        });
    }

    public static IReadOnlyList<NeighbourRequest> Requests { get; } =
    [
        new("GET /api/contests/{id:guid}", n => [n.Contests.Marked.Id]),
        new("GET /api/contests/{id:guid}", n => [n.Contests.Signed.Id], Case: "signed"),
        new("GET /api/contests/{id:guid}", n => [n.Contests.Draft.Id], Case: "a draft"),
        new("GET /api/contests/{id:guid}/regulations", n => [n.Contests.Marked.Id]),
        new("GET /api/contests/{id:guid}/regulations", n => [n.Contests.Draft.Id], Case: "a draft"),
        new("POST /api/contests/", _ => [], n => new { seasonId = n.Running.SeasonId, kind = "teachers", settings = n.Contests.Draft.Settings }),
        new("PUT /api/contests/{id:guid}", n => [n.Contests.Draft.Id], n => new { settings = n.Contests.Draft.Settings, version = n.Contests.Draft.Version }),
        new("PUT /api/contests/{id:guid}/regulations", n => [n.Contests.Draft.Id], n => new { fileId = n.Regulations.Id }),
        new("PUT /api/contests/{id:guid}/nominations", n => [n.Contests.Draft.Id], n => new { items = new[] { new { id = n.Contests.NominationOf(n.Contests.Draft), title = "Химия" } }, version = n.Contests.Draft.Version }),
        new("PUT /api/contests/{id:guid}/sheets", n => [n.Contests.Draft.Id],
            n => new { items = new[] { new { id = n.Contests.SheetOf(n.Contests.Draft), kind = "reading", title = "Экспертиза", weight = 1, criteria = Criteria } }, version = n.Contests.Draft.Version }),
        new("POST /api/contests/{id:guid}/publish", n => [n.Contests.Draft.Id]),
        new("GET /api/contests/{id:guid}/experts", n => [n.Contests.Marked.Id]),
        new("PUT /api/contests/{id:guid}/experts/{personId:guid}", n => [n.Contests.Open.Id, n.Chair.Id], n => new { nominationIds = new[] { n.Contests.NominationOf(n.Contests.Open) } }),
        new("DELETE /api/contests/{id:guid}/experts/{personId:guid}", n => [n.Contests.Open.Id, n.Juror.Id]),
        new("PUT /api/contests/{id:guid}/talks", n => [n.Contests.Marked.Id], n => new { nominationId = n.Contests.NominationOf(n.Contests.Marked), room = "12", startsAt = DateTimeOffset.UtcNow.AddDays(1), minutes = 10 }),
        new("GET /api/contests/{id:guid}/board", n => [n.Contests.Marked.Id]),
        new("GET /api/contests/{id:guid}/ceremony", n => [n.Contests.Signed.Id]),
        new("GET /api/contests/{id:guid}/protocol.xlsx", n => [n.Contests.Marked.Id]),
        new("POST /api/contests/{id:guid}/sign", n => [n.Contests.Marked.Id], n => new { digest = n.Contests.Digest }),
        new("POST /api/contests/{id:guid}/unlock", n => [n.Contests.Signed.Id], _ => new { reason = "Ошибка в листе" }),
        new("GET /api/contests/{id:guid}/entries", n => [n.Contests.Open.Id]),
        new("POST /api/contests/{id:guid}/entries", n => [n.Contests.Open.Id], n => new { personId = n.Owner.Id, text = n.Contests.Text }),
        new("PUT /api/contest-entries/{id:guid}", n => [n.Contests.OpenEntry.Id], n => new { text = n.Contests.Text, version = n.Contests.OpenEntry.Version }),
        new("POST /api/contest-entries/{id:guid}/submit", n => [n.Contests.OpenEntry.Id]),
        new("POST /api/contest-entries/{id:guid}/withdraw", n => [n.Contests.MarkedEntry.Id]),
        new("POST /api/contest-entries/{id:guid}/files", n => [n.Contests.OpenEntry.Id], _ => File("%PDF-1.7", "work.pdf")),
        new("DELETE /api/contest-entries/{id:guid}/files/{number:int}", n => [n.Contests.OpenEntry.Id, 1]),
        new("GET /api/contest-entries/{id:guid}/files/{number:int}", n => [n.Contests.MarkedEntry.Id, 1]),

        // Its author does not agree to be published.
        new("PUT /api/contest-entries/{id:guid}/vote", n => [n.Contests.MarkedEntry.Id], _ => new { mark = (int?)null }, ForNobody: true),
        new("GET /api/contest-sheets/{id:guid}/entries", n => [n.Contests.SheetOf(n.Contests.Marked)]),
        new("POST /api/contest-sheets/{id:guid}/entries/{entryId:guid}/marking", n => [n.Contests.SheetOf(n.Contests.Marked), n.Contests.MarkedEntry.Id]),
        new("GET /api/contest-markings/{id:guid}", n => [n.Contests.Marking.Id]),
        new("PUT /api/contest-markings/{id:guid}", n => [n.Contests.Marking.Id], n => new { points = Points, comment = "", isDone = true, version = n.Contests.Marking.Version }),
    ];

    public static IReadOnlyList<Criterion> Criteria { get; } = [new("a", "Актуальность", 5)];

    public static IReadOnlyDictionary<string, decimal> Points { get; } = new Dictionary<string, decimal> { ["a"] = 5 };

    public Contest Draft { get; }

    public Contest Open { get; }

    public Contest Marked { get; }

    public Contest Signed { get; }

    /// <summary>With a file, not submitted.</summary>
    public ContestEntry OpenEntry { get; }

    public ContestEntry MarkedEntry { get; }

    public ContestEntry SignedEntry { get; }

    /// <summary>The juror's, done.</summary>
    public ContestMarking Marking { get; }

    /// <summary>What the chair sees of <see cref="Marked"/>.</summary>
    public string Digest => ContestScoring.DigestOf(ContestScoring.Rank(Marked.Settings.Rules, NominationOf(Marked), 5, [(MarkedEntry.Id, 5)]));

    public EntryText Text => new(NominationOf(Open), "Вода в реке", "", "", null, "");

    public Guid NominationOf(Contest contest) => parts[contest.Id].Nomination;

    public Guid SheetOf(Contest contest) => parts[contest.Id].Sheet;

    private readonly Dictionary<Guid, (Guid Nomination, Guid Sheet)> parts = [];

    private Period Period(int from, int until) => new(now.AddDays(from), now.AddDays(until));

    private Contest Contest(AppDb db, Neighbourhood rows, Guid season, Period entries, Period marking)
    {
        var contest = new Contest
        {
            Id = Guid.CreateVersion7(),
            SeasonId = season,
            Kind = ContestKind.Pupils,
            Settings = new ContestSettings(
                "Первые шаги в науку", "", entries, marking, null, DateOnly.FromDateTime(now.UtcDateTime), IsAnonymous: true, MinExperts: 1, DropExtremes: false, 0, PublicVoting.None, OnlyTeachersVote: false,
                AwardWords.Winners, AwardRules.Default),
            RegulationsFileId = rows.Regulations.Id,
            CreatedById = rows.Methodist.Id,
            CreatedAt = now,
        };
        var nomination = new ContestNomination { Id = Guid.CreateVersion7(), ContestId = contest.Id, Title = "Экология", Position = 0 };
        var sheet = new ContestSheet { Id = Guid.CreateVersion7(), ContestId = contest.Id, Kind = SheetKind.Reading, Title = "Экспертиза", Weight = 1, Criteria = Criteria, Position = 0 };
        db.AddRange(contest, nomination, sheet);
        parts[contest.Id] = (nomination.Id, sheet.Id);
        return contest;
    }

    private ContestEntry Enter(AppDb db, Neighbourhood rows, Contest contest)
    {
        var entry = new ContestEntry { Id = Guid.CreateVersion7(), ContestId = contest.Id, PersonId = rows.Owner.Id, OrganizationId = rows.Home.Id, Grade = 9 };
        var open = contest.Settings.Entries.From;
        entry.Write(contest, Text with { NominationId = NominationOf(contest) }, open);
        if (contest != Open)
        {
            entry.Submit(contest, files: 1, 417, open);
        }

        var file = new StoredFile
        {
            Id = Guid.NewGuid(),
            Name = $"{Neighbourhood.Surname}.jpg",
            MediaType = "image/jpeg",
            Size = Neighbourhood.Photo.Length,
            Sha256 = new byte[32],
            IsPrivate = true,
            CreatedAt = now,
        };
        db.AddRange(entry, file, new ContestFile { FileId = file.Id, EntryId = entry.Id, Number = 1 });
        entry.FilesEver = 1;
        Files.Add(file);
        return entry;
    }

    private static MultipartFormDataContent File(string text, string name) => new() { { new StringContent(text), "file", name } };

    /// <summary>To be stored.</summary>
    public List<StoredFile> Files { get; } = [];
}
